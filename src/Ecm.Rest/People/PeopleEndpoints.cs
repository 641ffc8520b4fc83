using Ecm.Rest.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Rest.People;

/// <summary>Who may come in, and who there is.</summary>
public static class PeopleEndpoints
{
    /// <summary>Maps sign-in, the caller, users, groups and access below the versioned root, whose group must require authorisation.</summary>
    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        api.MapGroup("").WithTags("Signing in").MapSignIn();
        api.MapGroup("").WithTags("Signing in").MapMe();
        api.MapUsers();
        api.MapGroups();
        api.MapAccess();
    }
}
