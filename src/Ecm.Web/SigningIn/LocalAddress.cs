namespace Ecm.Web.SigningIn;

/// <summary>Addresses that a form or a link may send the browser on to: those of this server only.</summary>
internal static class LocalAddress
{
    private const string Home = "/search";

    /// <summary>The address, or the first page when it leads elsewhere or back to signing in.</summary>
    public static string OrHome(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal)
        && !address.Any(char.IsControl) && !address.StartsWith("/login", StringComparison.Ordinal)
            ? address
            : Home;

    /// <summary>The sign-in page that leads on to an address.</summary>
    public static string SignInThen(string address) =>
        OrHome(address) == Home ? "/login" : $"/login?to={Uri.EscapeDataString(address)}";
}
