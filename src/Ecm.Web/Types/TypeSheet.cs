using Ecm.Abstractions.Cards;
using Ecm.Core.CardTypes;

namespace Ecm.Web.Types;

/// <summary>A type as it is being set up on the page.</summary>
public sealed class TypeSheet
{
    private readonly CardTypeDefinition rest;
    private readonly HashSet<string> published;
    private readonly IReadOnlyDictionary<string, FieldKind> elsewhere;

    /// <param name="draft">What is there.</param>
    /// <param name="elsewhere">The kinds of the keys of other types: a key has one kind everywhere.</param>
    internal TypeSheet(TypeDraft draft, IReadOnlyDictionary<string, FieldKind> elsewhere)
    {
        this.elsewhere = elsewhere;
        rest = draft.Definition;
        published = (draft.InForce?.Fields ?? []).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        Label = new LabelLine(rest.Label);
        Fields = [.. rest.Fields.Select(f => FieldLine.Of(f, published.Contains(f.Key)))];
        Removed = [.. (draft.InForce?.Fields ?? []).Where(f => rest.Fields.All(n => n.Key != f.Key)).Select(f => FieldLine.Of(f, published: true))];
        Children = [.. rest.Children];
        Access = [.. rest.Access];
        Register = rest.Register;
        IsParty = rest.IsParty;
    }

    /// <summary>The name people see.</summary>
    public LabelLine Label { get; }

    /// <summary>The fields in their order.</summary>
    public List<FieldLine> Fields { get; }

    /// <summary>Fields in force that the draft has no more; their values stay on the cards.</summary>
    public List<FieldLine> Removed { get; }

    /// <summary>Names of the types that may hang below; <c>*</c>: all.</summary>
    public List<string> Children { get; }

    /// <summary>Who may do what with new cards at the top; empty: as usual.</summary>
    public List<AccessRule> Access { get; }

    /// <summary>The register that gives numbers; null: none.</summary>
    public string? Register { get; set; }

    /// <summary>Cards of it are counterparties.</summary>
    public bool IsParty { get; set; }

    /// <summary>One more field, at the end.</summary>
    internal FieldLine Add()
    {
        var line = FieldLine.New(Keys(FieldKind.Text));
        Fields.Add(line);
        return line;
    }

    /// <summary>Takes a field away; one in force can be had back until the type is published.</summary>
    internal void Remove(FieldLine line)
    {
        Fields.Remove(line);
        if (line.IsPublished)
            Removed.Add(line);
    }

    /// <summary>Puts a field back that was taken away.</summary>
    internal void PutBack(FieldLine line, int at)
    {
        Removed.Remove(line);
        if (!Fields.Contains(line))
            Fields.Insert(Math.Clamp(at, 0, Fields.Count), line);
    }

    /// <summary>Moves a field up or down; false at the ends.</summary>
    internal bool Move(FieldLine line, int step)
    {
        var at = Fields.IndexOf(line);
        if (at < 0 || at + step < 0 || at + step >= Fields.Count)
            return false;
        Fields.RemoveAt(at);
        Fields.Insert(at + step, line);
        return true;
    }

    /// <summary>Names a field; a new one takes its key from the name.</summary>
    internal void Rename(FieldLine line, string text, string language)
    {
        line.Label.Set(text, language);
        NameKey(line);
    }

    /// <summary>Gives a field that is not in force another kind.</summary>
    internal void Become(FieldLine line, FieldKind kind)
    {
        line.Become(kind);
        NameKey(line);
    }

    /// <summary>Has a field fill a place of the card, and no other one.</summary>
    internal void Fill(string column, string? key)
    {
        foreach (var line in Fields)
            if (line.Key == key)
                line.Column = column;
            else if (line.Column == column)
                line.Column = null;
    }

    internal CardTypeDefinition ToDefinition() => rest with
    {
        Label = Label.ToText(),
        Fields = [.. Fields.Select(f => f.ToField())],
        Children = [.. Children],
        Access = [.. Access],
        Register = Register,
        IsParty = IsParty,
    };

    private void NameKey(FieldLine line)
    {
        if (!line.IsPublished && !line.KeyChosen)
            line.Key = LatinNames.Key(line.Label.Ru.Length > 0 ? line.Label.Ru : line.Label.En, Keys(line.Kind, line));
    }

    /// <summary>Keys that another field has or had, those of another kind elsewhere, and those that every card has.</summary>
    private HashSet<string> Keys(FieldKind kind, FieldLine? except = null) =>
    [
        .. Fields.Concat(Removed).Where(f => f != except).Select(f => f.Key), .. published, .. elsewhere.Where(e => e.Value != kind).Select(e => e.Key),
        .. CardTypeDrafts.ReservedKeys,
    ];
}
