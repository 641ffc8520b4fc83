using Ecm.Abstractions;

namespace Ecm.Web.Intake;

/// <summary>What becomes of files dropped from now on.</summary>
/// <param name="Type">The type that their cards get; null: none may be made there.</param>
/// <param name="ParentId">The card that they hang below; null: at the top.</param>
/// <param name="Access">The named access list that they get; empty: as usual.</param>
/// <param name="Expand">What lies in archives and mails becomes cards of their own.</param>
/// <param name="Refused">Why none may be made there; null: they may, or it is not known yet.</param>
public sealed record NewStack(string? Type, Guid? ParentId, string Access, bool Expand, Localized? Refused);
