using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.People;

/// <summary>What must hold of users.</summary>
internal static class UserRules
{
    public const string Admin = "admin";

    public static Problem? NameProblem(string name) =>
        name.Trim().Length is > 0 and <= 200 && KeptText.IsName(name) ? null : Problems.NameWrong("name");

    public static Problem? LanguageProblem(string language) => language is "ru" or "en" ? null : Problems.ParameterWrong("language");

    /// <summary>Somebody must be left who can make the next administrator. Looks at the state this change set leaves.</summary>
    public static async Task<Problem?> LastAdminProblemAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        await scope.Db.UserRoles.Where(r => r.Role == Admin).LoadAsync(cancellationToken);
        var admins = scope.Db.UserRoles.Local.Where(r => r.Role == Admin).Select(r => r.UserId).ToArray();
        await scope.Db.Users.Where(u => admins.Contains(u.Id)).LoadAsync(cancellationToken);
        return scope.Db.Users.Local.Any(u => admins.Contains(u.Id) && !u.Blocked) ? null : Problems.LastAdmin();
    }
}
