using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Ecm.Core.People;

/// <summary>ASP.NET Core Identity over the context of a change set: it tracks, the change set saves.</summary>
internal static class Accounts
{
    /// <summary>OWASP's figure for PBKDF2 with HMAC-SHA512; a stored hash of fewer is renewed at the next sign-in.</summary>
    private const int Iterations = 210_000;

    private const int LongestLogin = 100;

    private static readonly IOptions<IdentityOptions> Options = Microsoft.Extensions.Options.Options.Create(new IdentityOptions
    {
        // Logins of any script; which characters cannot be had is said by LoginProblem.
        User = { AllowedUserNameCharacters = "" },
    });

    private static readonly UpperInvariantLookupNormalizer Normalizer = new();

    /// <summary>Hashes and verifies passwords; slow on purpose, so never called inside a transaction.</summary>
    public static readonly PasswordHasher<EcmUser> Hasher = new(
        Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    /// <summary>The manager whose changes are saved with the change set that owns the context.</summary>
    public static UserManager<EcmUser> Over(EcmDbContext db) => new(
        new UserOnlyStore<EcmUser, EcmDbContext, Guid>(db) { AutoSaveChanges = false },
        Options, Hasher, [new UserValidator<EcmUser>()], [], Normalizer, new IdentityErrorDescriber(), null!, NullLogger<UserManager<EcmUser>>.Instance);

    /// <summary>The hash of a password that has passed <see cref="PasswordRules"/>.</summary>
    public static string Hash(string password) => Hasher.HashPassword(null!, PasswordRules.Canonical(password));

    /// <summary>The form in which logins are compared.</summary>
    public static string Normalize(string login) => Normalizer.NormalizeName(login.Trim());

    /// <summary>What is wrong with a login; null: nothing.</summary>
    public static Problem? LoginProblem(string login) =>
        // A colon ends the name in Basic authentication.
        login.Length is 0 or > LongestLogin || !KeptText.IsName(login) || login.Any(c => char.IsWhiteSpace(c) || c is ':' or '/' or '\\')
            ? Problems.LoginWrong()
            : null;

    /// <summary>What Identity's answer means to the caller; null: it succeeded.</summary>
    /// <exception cref="InvalidOperationException">An answer that our own checks should have made impossible.</exception>
    public static Problem? ProblemOf(IdentityResult result)
    {
        if (result.Succeeded)
            return null;
        if (result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.DuplicateUserName)))
            return Problems.LoginTaken();
        throw new InvalidOperationException($"Identity refused a user: {string.Join(", ", result.Errors.Select(e => e.Code))}");
    }
}
