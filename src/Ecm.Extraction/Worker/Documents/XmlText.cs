using System.Collections.Frozen;
using System.Globalization;
using System.Xml;

namespace Ecm.Extraction.Worker.Documents;

/// <summary>Which elements of an XML language are what, by their local names; in none of the languages do two that matter share one.</summary>
internal sealed class XmlText
{
    /// <summary>Elements whose text is read, that of the elements inside too.</summary>
    public required FrozenSet<string> Text { private get; init; }

    /// <summary>Elements that are left out with all that is in them.</summary>
    public required FrozenSet<string> Skipped { private get; init; }

    /// <summary>Elements that end a line: paragraphs and breaks.</summary>
    public required FrozenSet<string> Lines { private get; init; }

    public required string Cell { private get; init; }

    public required string Row { private get; init; }

    public required string Tab { private get; init; }

    /// <summary>An element that stands for several spaces, its number in an attribute; null: there is none.</summary>
    public string? Spaces { private get; init; }

    /// <summary>Reads a part to its end, or until nothing more is taken.</summary>
    public void Read(XmlReader xml, DocumentWriter writer)
    {
        var (inText, inCells) = (0, 0);
        for (var more = xml.Read(); more && !writer.Full;)
        {
            if (xml.NodeType == XmlNodeType.Element && Skipped.Contains(xml.LocalName))
            {
                xml.Skip();
                more = !xml.EOF;
                continue;
            }

            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    var (name, empty) = (xml.LocalName, xml.IsEmptyElement);
                    if (name == Tab)
                        writer.Write("\t");
                    else if (name == Spaces)
                        writer.Write(new string(' ', int.TryParse(xml.GetAttribute("c", xml.NamespaceURI), CultureInfo.InvariantCulture, out var count) ? Math.Clamp(count, 1, 100) : 1));
                    else if (empty)
                        End(name, writer, inCells);
                    else if (Text.Contains(name))
                        inText++;
                    else if (name == Cell)
                        inCells++;
                    break;
                case XmlNodeType.EndElement:
                    if (Text.Contains(xml.LocalName))
                        inText--;
                    if (xml.LocalName == Cell)
                        inCells--;
                    End(xml.LocalName, writer, inCells);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when inText > 0:
                    Copy(xml, writer);
                    break;
            }

            more = xml.Read();
        }
    }

    private void End(string name, DocumentWriter writer, int inCells)
    {
        if (name == Cell)
            writer.Cell();
        else if (name == Row)
            writer.Line();
        else if (Lines.Contains(name))
        {
            // Several paragraphs in a cell stay in its row.
            if (inCells > 0)
                writer.Write(" ");
            else
                writer.Line();
        }
    }

    /// <summary>In pieces: one text may be as long as the document.</summary>
    private static void Copy(XmlReader xml, DocumentWriter writer)
    {
        var piece = new char[4096];
        for (int read; !writer.Full && (read = xml.ReadValueChunk(piece, 0, piece.Length)) > 0;)
        {
            var words = piece.AsSpan(0, read);
            words.Replace('\n', ' ');
            writer.Write(words);
        }
    }
}
