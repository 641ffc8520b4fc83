using Ecm.Core.Access;
using Ecm.Core.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Ecm.Web.SigningIn;

/// <summary>Who asks for a page: looked up before it is drawn, because what a drawing waits for comes too late to decide how its parts are drawn.</summary>
internal sealed class PageVisitor
{
    private PageVisitor(Caller? caller) => Caller = caller;

    private Caller? Caller { get; }

    /// <summary>The caller; null when nobody is signed in.</summary>
    public static Caller? Of(HttpContext context) => context.Features.GetRequiredFeature<PageVisitor>().Caller;

    /// <summary>Looks the visitor of each page up.</summary>
    public static void Meet(IApplicationBuilder app, Callers callers) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            context.Features.Set(new PageVisitor(await callers.OfSessionAsync(context.User, context.RequestAborted)));
        await next(context);
    });
}
