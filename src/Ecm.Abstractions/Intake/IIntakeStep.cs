using Ecm.Abstractions.Cards;

namespace Ecm.Abstractions.Intake;

/// <summary>
/// Looks at each file that has been read, before it is published. Idempotent: it may run again for the same file version.
/// It answers proposals; the core writes them, never over what a person typed.
/// </summary>
public interface IIntakeStep
{
    /// <summary>A stable name, shown in the card's history.</summary>
    string Name { get; }

    /// <summary>Runs the step. A fault, or more than the budget of 60 s, skips the step for this file and is recorded; the file goes on.</summary>
    ValueTask<IntakeProposal> RunAsync(IntakeFile file, CancellationToken cancellationToken);
}

/// <summary>A file that has been read.</summary>
/// <param name="Card">The card it lies on.</param>
/// <param name="FileId">The file.</param>
/// <param name="Name">The file name as uploaded; any text.</param>
/// <param name="MediaType">The media type found by content.</param>
/// <param name="Pages">The text of each page, in order.</param>
public sealed record IntakeFile(CardSnapshot Card, Guid FileId, string Name, string MediaType, IReadOnlyList<string> Pages);

/// <summary>What a step proposes.</summary>
public sealed record IntakeProposal
{
    /// <summary>Nothing.</summary>
    public static readonly IntakeProposal None = new();

    /// <summary>A better title; used only while the title is still the file name.</summary>
    public string? Title { get; init; }

    /// <summary>Values for fields that are empty.</summary>
    public IReadOnlyList<ProposedValue> Values { get; init; } = [];
}

/// <summary>A value and where it was seen.</summary>
/// <param name="Field">A field key of the card's type.</param>
/// <param name="Value">The value in the JSON form of the field's kind, as JSON text.</param>
/// <param name="Page">The page it was read on, from 1.</param>
public sealed record ProposedValue(string Field, string Value, int Page);
