namespace Ecm.Web.Search;

/// <summary>What preview.js sees when its pane can be seen.</summary>
/// <param name="Row">What stands in the row that has the focus; null: none has it.</param>
internal sealed record SeenRow(Guid? Row);
