namespace Ecm.Web.Search;

/// <summary>How results are shown.</summary>
public enum ResultView
{
    /// <summary>Rows with snippets.</summary>
    List,

    /// <summary>A line each, with columns to choose.</summary>
    Table,

    /// <summary>Rows, and the page of the one that has the focus beside them.</summary>
    Preview,
}
