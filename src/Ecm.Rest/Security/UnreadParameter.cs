using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Ecm.Rest.Security;

/// <summary>
/// Which value of an address could not be understood. The framework refuses such a request with a bare status, or with a message made for a log,
/// so the values are tried once more.
/// </summary>
internal static class UnreadParameter
{
    /// <summary>Its name; null: the request was refused for another reason.</summary>
    public static string? NameIn(HttpContext context)
    {
        // While a fault is answered, the endpoint stands aside.
        var fault = context.Features.Get<IExceptionHandlerPathFeature>();
        var endpoint = context.GetEndpoint() ?? fault?.Endpoint;
        var route = fault?.RouteValues ?? context.Request.RouteValues;
        return endpoint?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>()
            .FirstOrDefault(p => p.HasTryParse && !IsUnderstood(p.ParameterInfo.ParameterType, route.TryGetValue(p.Name, out var named) ? [named?.ToString()] : [.. context.Request.Query[p.Name]]))
            ?.Name;
    }

    private static bool IsUnderstood(Type type, IReadOnlyList<string?> values)
    {
        var single = type.GetElementType() ?? Nullable.GetUnderlyingType(type) ?? type;
        // As the framework finds it.
        var parse = single.GetMethod("TryParse", BindingFlags.Public | BindingFlags.Static, [typeof(string), typeof(IFormatProvider), single.MakeByRefType()]);
        return parse is null || values.All(v => string.IsNullOrEmpty(v) || parse.Invoke(null, [v, CultureInfo.InvariantCulture, null]) is true);
    }
}
