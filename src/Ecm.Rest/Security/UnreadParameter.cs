using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;

namespace Ecm.Rest.Security;

/// <summary>
/// Which value of an address or a header could not be understood. The framework refuses such a request with a bare status, or with a message made for a log,
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
        return endpoint?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>().FirstOrDefault(p => p.HasTryParse && !IsUnderstood(p.ParameterInfo.ParameterType, Said(p)))?.Name;

        StringValues Said(IParameterBindingMetadata parameter) =>
            parameter.ParameterInfo.GetCustomAttributes(inherit: false).OfType<IFromHeaderMetadata>().FirstOrDefault() is { } header ? context.Request.Headers[header.Name ?? parameter.Name]
            : route.TryGetValue(parameter.Name, out var named) ? named?.ToString()
            : context.Request.Query[parameter.Name];
    }

    // As the framework reads: what may be there several times is read one by one, all else as one text, and an empty one is none.
    private static bool IsUnderstood(Type type, StringValues said)
    {
        var single = type.GetElementType() ?? Nullable.GetUnderlyingType(type) ?? type;
        var parse = single.GetMethod("TryParse", BindingFlags.Public | BindingFlags.Static, [typeof(string), typeof(IFormatProvider), single.MakeByRefType()]);
        return parse is null || (type.IsArray ? said.All(CanRead) : CanRead(said));

        bool CanRead(string? text) => string.IsNullOrEmpty(text) || parse.Invoke(null, [text, CultureInfo.InvariantCulture, null]) is true;
    }
}
