using Ecm.Core.Access;
using Ecm.Core.People;

namespace Ecm.Rest.Security;

/// <summary>
/// Who asks in this request; set once by authentication. Handlers take a <see cref="Caller"/> from the services and need not know.
/// </summary>
internal sealed class CallerAccessor
{
    /// <summary>The caller; null while nobody is signed in.</summary>
    public Caller? Caller { get; set; }

    /// <summary>The limits of the API token that the request came with; null: it came with a session.</summary>
    public TokenLimits? Token { get; set; }
}
