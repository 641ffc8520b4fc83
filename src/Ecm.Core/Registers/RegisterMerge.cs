namespace Ecm.Core.Registers;

/// <summary>What people made of a register, carried over to what its file brings now: the label and each setting by themselves.</summary>
internal static class RegisterMerge
{
    /// <param name="before">What the file brought when people changed the register.</param>
    /// <param name="now">What it brings now.</param>
    /// <param name="edited">What people made of it.</param>
    public static RegisterDefinition Merge(RegisterDefinition before, RegisterDefinition now, RegisterDefinition edited)
    {
        var merged = edited with { Label = edited.Label == before.Label ? now.Label : edited.Label };
        if (RegisterJson.SameNumbers(before, edited))
            return merged with { Scheme = now.Scheme, Settings = now.Settings };

        // Settings are words of their scheme: those of one mean nothing to another.
        if (edited.Scheme != before.Scheme || now.Scheme != before.Scheme)
            return merged;
        var settings = new Dictionary<string, string>();
        foreach (var key in edited.Settings.Keys.Union(now.Settings.Keys))
        {
            var theirs = edited.Settings.GetValueOrDefault(key);
            if ((theirs == before.Settings.GetValueOrDefault(key) ? now.Settings.GetValueOrDefault(key) : theirs) is { } value)
                settings[key] = value;
        }

        return merged with { Settings = settings };
    }
}
