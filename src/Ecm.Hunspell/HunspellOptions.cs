namespace Ecm.Hunspell;

/// <summary>Settings of the dictionaries.</summary>
public sealed record HunspellOptions
{
    /// <summary>The folder of the dictionaries, <c>ru_RU.dic</c> and so on; where Debian puts them unless said otherwise.</summary>
    public string Folder { get; init; } = "/usr/share/hunspell";
}
