using Ecm.Core.CardTypes;

namespace Ecm.Core.Results;

/// <summary>Problems of setting types up.</summary>
public static partial class Problems
{
    /// <summary>A counterparty cannot become a document, nor the other way round.</summary>
    public static Problem TypeOfOtherKind(string type) => new("type-of-other-kind", 422) { Field = "type", Arguments = [type] };

    /// <summary>A registered document cannot get a type that is registered elsewhere.</summary>
    public static Problem TypeOfRegistered(string number) => new("type-of-registered", 409) { Field = "type", Arguments = [number] };

    /// <summary>Somebody else changed the type or its draft meanwhile.</summary>
    public static Problem TypeChanged() => new("type-changed", 412);

    /// <summary>There is no draft of the type.</summary>
    public static Problem NothingToPublish() => new("nothing-to-publish", 409);

    /// <summary>A type cannot be published as it is drafted.</summary>
    public static Problem TypeWrong(TypeFault fault) => new("type-wrong", 422) { Field = fault.Place, Arguments = [fault.Text] };
}
