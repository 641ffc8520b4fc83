using NetEscapades.AspNetCore.SecurityHeaders;

namespace Ecm.Server.Hosting;

/// <summary>
/// Strict headers on every answer. Inline styles are allowed because MudBlazor writes them; inline scripts never.
/// Contents of files bring a stricter content policy of their own, which this one must not replace.
/// </summary>
internal static class SecurityHeaders
{
    public static void UseStrictHeaders(this WebApplication app)
    {
        app.UseWhen(context => IsFileContent(context.Request.Path), branch => branch.UseSecurityHeaders(Common()));
        app.UseWhen(context => !IsFileContent(context.Request.Path), branch => branch.UseSecurityHeaders(WithContentPolicy(Common())));
    }

    private static bool IsFileContent(PathString path) =>
        path.StartsWithSegments("/api/v1/files") && path.Value!.EndsWith("/content", StringComparison.OrdinalIgnoreCase);

    private static HeaderPolicyCollection Common() => new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicySameOrigin()
        .AddStrictTransportSecurityMaxAge()
        .RemoveServerHeader()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin());

    private static HeaderPolicyCollection WithContentPolicy(HeaderPolicyCollection headers) => headers.AddContentSecurityPolicy(policy =>
    {
        policy.AddDefaultSrc().Self();
        policy.AddScriptSrc().Self().WithNonce();
        policy.AddStyleSrc().Self().UnsafeInline();
        policy.AddImgSrc().Self().Data().Blob();
        policy.AddConnectSrc().Self();
        policy.AddObjectSrc().None();
        policy.AddBaseUri().Self();
        policy.AddFormAction().Self();
        policy.AddFrameAncestors().None();
    });
}
