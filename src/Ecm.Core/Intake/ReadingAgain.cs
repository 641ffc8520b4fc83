using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Intake;

/// <summary>Lets a file that has been read be recognised in other languages, by whoever may edit its card.</summary>
public sealed partial class ReadingAgain
{
    private const int MostLanguages = 4;

    private readonly ChangeSets.ChangeSets changeSets;
    private readonly FileReading files;
    private readonly ITextExtractor extractor;

    internal ReadingAgain(ChangeSets.ChangeSets changeSets, FileReading files, ITextExtractor extractor) =>
        (this.changeSets, this.files, this.extractor) = (changeSets, files, extractor);

    /// <summary>Puts a file into the queue again.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="fileId">The file.</param>
    /// <param name="languages">As Tesseract writes them, such as <c>rus+eng</c>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The file, which waits to be read; its pages change as they are read.</returns>
    public async Task<Result<FileView>> AskAsync(Caller caller, Guid fileId, string? languages, CancellationToken cancellationToken)
    {
        var installed = extractor.Languages;
        if (languages is null || !Languages().IsMatch(languages) || languages.Split('+') is var named && (named.Length > MostLanguages || named.Distinct().Count() < named.Length || named.Except(installed).Any()))
            return Problems.LanguageNotInstalled(installed);
        var asked = await changeSets.CommitAsync(caller, new ChangeSet("file.read-again", fileId.ToString(), [new ReadAgain(fileId, languages)]), cancellationToken);
        return asked.Succeeded ? await files.GetAsync(caller, fileId, cancellationToken) : asked.Problem;
    }

    [GeneratedRegex("^[A-Za-z_]+(\\+[A-Za-z_]+)*$")]
    private static partial Regex Languages();
}

/// <summary>Asks for the current version of a file to be recognised in some languages. The job and the languages are committed together.</summary>
/// <param name="FileId">The file.</param>
/// <param name="Languages">As Tesseract writes them, each installed.</param>
internal sealed record ReadAgain(Guid FileId, string Languages) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var file = await scope.Db.Files.FindAsync([FileId], cancellationToken);
        if (file is null)
            return Problems.NotFound();
        var card = await scope.CardAsync(file.CardId, AccessLevel.Edit, cancellationToken);
        if (!card.Succeeded)
            return card.Problem;
        var version = await scope.Db.FileVersions.SingleAsync(v => v.Id == file.CurrentVersionId, cancellationToken);
        if (version.Intake is IntakeState.Queued or IntakeState.Running || await scope.Db.Jobs.AnyAsync(j => j.SubjectId == version.Id && j.Kind == ExtractJob.KindName, cancellationToken))
            return Problems.StillBeingRead();
        if (version.Kind is not (nameof(FileKind.Pdf) or nameof(FileKind.Image)))
            return Problems.NotRecognised();
        // Its stored bytes are still locked: without the password nothing would be read, and what was is there.
        if (await scope.Db.KeptPictures.AnyAsync(p => p.BlobId == version.BlobId, cancellationToken))
            return Problems.ReadUnlocked();
        version.Languages = Languages;
        version.Intake = IntakeState.Queued;
        version.Error = null;
        version.PagesDone = 0;
        scope.Enqueue(ExtractJob.KindName, version.Id);
        scope.Record(card.Value, "file.read-again", new JsonObject
        {
            ["fileId"] = FileId.ToString(), ["name"] = version.Name, ["version"] = version.Number, ["language"] = Languages,
        });
        return null;
    }
}
