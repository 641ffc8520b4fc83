using Ecm.Core.Access;
using Ecm.Core.Results;

namespace Ecm.Core.Samples;

/// <summary>The letter that the tour gives to those who have no file at hand.</summary>
public sealed class TrialLetters
{
    private readonly SampleFiles files;

    internal TrialLetters(SampleFiles files) => this.files = files;

    /// <summary>A PDF in the caller's language; a problem when the installation has no samples.</summary>
    public Result<byte[]> Write(Caller caller) =>
        files.Read()?.Papers.GetValueOrDefault($"trial-{caller.Language}") is { } text ? new PaperPdf(files.Font()).Write(text) : Problems.SamplesMissing();
}
