using Ecm.Abstractions;
using Ecm.Core.Registers;

namespace Ecm.Core.Results;

/// <summary>Problems of setting registers up, and of using them.</summary>
public static partial class Problems
{
    /// <summary>The register gives no numbers any more.</summary>
    public static Problem RegisterClosed(Localized label) => new("register-closed", 409) { Field = "register", Arguments = [label] };

    /// <summary>Somebody else changed the register meanwhile.</summary>
    public static Problem RegisterChanged() => new("register-changed", 412);

    /// <summary>A register cannot be as it was written.</summary>
    public static Problem RegisterWrong(RegisterFault fault) => new("register-wrong", 422) { Field = fault.Place, Arguments = [fault.Text] };

    /// <summary>The next number could only be one that was given, or that was jumped over.</summary>
    public static Problem NextNotUpward(long next) => new("next-not-upward", 422) { Field = "counter", Arguments = [next] };

    /// <summary>The register counts apart by what stands on the card: there is no one next number.</summary>
    public static Problem ManyCounters() => new("many-counters", 409);
}
