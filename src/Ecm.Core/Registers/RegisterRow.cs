namespace Ecm.Core.Registers;

/// <summary>A register: what is in force, and what its file brings. At run time the database is the only source of registers.</summary>
internal sealed class RegisterRow
{
    public required string Name { get; init; }

    /// <summary>The definition in force, as JSON.</summary>
    public required string Definition { get; set; }

    /// <summary>What a file brought at the last start; null: people made the register. Where it is not the definition in force, people changed it.</summary>
    public string? Base { get; set; }

    /// <summary>Raised by every change: who edits names the one they have read.</summary>
    public int Version { get; set; }

    /// <summary>People have closed it.</summary>
    public bool Closed { get; set; }

    /// <summary>No file brings it any more: it counts as closed until one does, or people open it and so make it theirs.</summary>
    public bool Hidden { get; set; }

    public RegisterDefinition InForce() => RegisterJson.Read(Definition) with { Closed = Closed || Hidden };
}
