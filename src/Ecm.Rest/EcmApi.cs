using Ecm.Rest.Administration;
using Ecm.Rest.Cards;
using Ecm.Rest.Changes;
using Ecm.Rest.Files;
using Ecm.Rest.Notices;
using Ecm.Rest.People;
using Ecm.Rest.Plugins;
using Ecm.Rest.Lists;
using Ecm.Rest.Registers;
using Ecm.Rest.Requests;
using Ecm.Rest.Samples;
using Ecm.Rest.Search;
using Ecm.Rest.Security;
using Ecm.Rest.Spelling;
using Ecm.Rest.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Rest;

/// <summary>The REST door: every path of the product below <c>/api/v1</c>.</summary>
public static class EcmApi
{
    /// <summary>All that the door needs: what stands before the handlers, and the description of their paths.</summary>
    public static IServiceCollection AddEcmApi(this IServiceCollection services)
    {
        services.AddEcmSecurity();
        services.AddApiDescription();
        return services;
    }

    /// <summary>Maps all of it; whoever is not signed in gets no further than signing in.</summary>
    public static void MapEcmApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapApiDescription();
        var api = endpoints.MapGroup("/api/v1").RequireAuthorization();
        api.NameProblems();
        api.MapPeople();
        api.MapTypes();
        api.MapTypeDrafts();
        api.MapTrial();
        api.MapCards();
        api.MapTrash();
        api.MapSuggestions();
        api.MapChanges();
        api.MapSamples();
        api.MapFiles();
        api.MapPages();
        api.MapZip();
        api.MapTwins();
        api.MapDoubt();
        api.MapUploads();
        api.MapParts();
        api.MapVersions();
        api.MapPlaces();
        api.MapLists();
        api.MapRegisters();
        api.MapRegisterSetup();
        api.MapSearch();
        api.MapSavedSearches();
        api.MapSimilar();
        api.MapNotices();
        api.MapSpelling();
        api.MapWords();
        api.MapJobs();
        api.MapPlugins();
        api.MapServer();
        api.MapQueue();
        api.MapAudit();
    }
}
