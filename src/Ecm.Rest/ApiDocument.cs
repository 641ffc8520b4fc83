using Ecm.Rest.Requests;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Ecm.Rest;

/// <summary>The OpenAPI 3.1 document of the REST door, at <c>/openapi/v1.json</c>. Plugins' paths are in it as well.</summary>
internal static class ApiDocument
{
    private const string Name = "v1";
    private const string Bearer = "bearer";

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.AddOperationTransformer((operation, context, _) =>
        {
            Complete(operation, context.Description);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
    });

    public static void MapApiDescription(this IEndpointRouteBuilder endpoints) => endpoints.MapOpenApi().AllowAnonymous();

    /// <summary>What the request's headers and a body read by hand add to an operation.</summary>
    private static void Complete(OpenApiOperation operation, ApiDescription description)
    {
        var metadata = description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<VersionHeader>().FirstOrDefault() is { } version)
            AddHeader(operation, "If-Match", version.Required, "The version that was read, as its ETag; \"*\" for whichever there is. Another one since is 412.");
        if (OperationNotes.TakesKey(description.HttpMethod ?? "", metadata) && !metadata.OfType<IAllowAnonymous>().Any())
            AddHeader(operation, "Idempotency-Key", required: false, "1 to 190 characters: a repetition with the same key within a day is carried out once and answered alike.");
        if (metadata.OfType<BodyNote>().FirstOrDefault() is { } body)
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true, Content = body.Forms.ToDictionary(f => f.MediaType, f => new OpenApiMediaType { Schema = f.Schema() }),
            };
    }

    private static void AddHeader(OpenApiOperation operation, string name, bool required, string text)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name, In = ParameterLocation.Header, Required = required, Description = text, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Ecm", Version = Name,
            Description = "Document repository. Problems are RFC 9457 documents in the caller's language; every POST, and the PUT of a new version's bytes, takes an Idempotency-Key.",
        };
        // The same document on every server.
        document.Servers = null;
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http, Scheme = Bearer, Description = "An API token, made by POST /api/v1/tokens. Browsers use the cookie of POST /api/v1/login.",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
    }
}
