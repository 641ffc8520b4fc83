using System.Diagnostics.CodeAnalysis;

namespace Ecm.Web.SigningIn;

/// <summary>Addresses that a form or a link may send the browser on to: those of this server only.</summary>
internal static class LocalAddress
{
    private const string Home = "/";

    /// <summary>The address, or the first page when it leads elsewhere or back to signing in.</summary>
    public static string OrHome(string? address) =>
        IsLocal(address) && !address.StartsWith("/login", StringComparison.Ordinal) ? address : Home;

    /// <summary>The address, the sign-in page included, or the first page when it leads elsewhere.</summary>
    public static string BackTo(string? address) => IsLocal(address) ? address : Home;

    private static bool IsLocal([NotNullWhen(true)] string? address) =>
        address is ['/', ..] && address.AsSpan(1) is not ['/' or '\\', ..] && !address.Any(char.IsControl);

    /// <summary>The sign-in page that leads on to an address.</summary>
    public static string SignInThen(string address) =>
        OrHome(address) == Home ? "/login" : $"/login?returnUrl={Uri.EscapeDataString(address)}";
}
