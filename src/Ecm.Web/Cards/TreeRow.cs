using Ecm.Core.Cards;

namespace Ecm.Web.Cards;

/// <summary>A line of a tree that is shown: a card, or what shows more of those right below it.</summary>
/// <param name="Node">The card; of a line that shows more the one above.</param>
/// <param name="Depth">How deep the line stands.</param>
/// <param name="More">Where those go on that are not shown; null: the line is the card itself.</param>
internal sealed record TreeRow(TreeNode Node, int Depth, string? More)
{
    /// <summary>The lines in order: what shows more stands behind all that hangs below its card.</summary>
    public static IEnumerable<TreeRow> Of(IEnumerable<TreeNode> nodes)
    {
        var open = new Stack<TreeNode>();
        foreach (var node in nodes)
        {
            while (open.Count > 0 && open.Peek().Depth >= node.Depth)
                if (Rest(open.Pop()) is { } rest)
                    yield return rest;
            yield return new TreeRow(node, node.Depth, null);
            open.Push(node);
        }

        while (open.Count > 0)
            if (Rest(open.Pop()) is { } rest)
                yield return rest;
    }

    private static TreeRow? Rest(TreeNode node) => node.More is { } more ? new TreeRow(node, node.Depth + 1, more) : null;
}
