using System.Net;
using Ecm.Client;
using Ecm.Contracts.Files;

namespace Ecm.Cli.Uploading;

/// <summary>
/// Follows the reading of a file that is stored. Whatever goes wrong from here on changes nothing about that: it is told as a reading
/// whose end is not known. A server that is busy or away is asked again for a while.
/// </summary>
internal sealed class FileFollowing(EcmClient client, TimeSpan limit, Surroundings surroundings, TimeProvider clock)
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>Longer than a server needs to start again.</summary>
    private static readonly TimeSpan LongestOutage = TimeSpan.FromSeconds(90);

    /// <summary>The line with how the reading ended.</summary>
    /// <param name="line">A file that is stored.</param>
    /// <param name="watch">Is told how it goes.</param>
    /// <param name="cancellationToken">Ends it; the file stays.</param>
    public async Task<UploadedLine> FollowAsync(UploadedLine line, IUploadWatch watch, CancellationToken cancellationToken)
    {
        var (begun, heard) = (clock.GetTimestamp(), clock.GetTimestamp());
        for (var pause = FirstLook; ; pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 3 / 2, LongestPause.Ticks)))
        {
            await Task.Delay(pause, clock, cancellationToken);
            try
            {
                var intake = (await client.Files.GetAsync(line.FileId!.Value, cancellationToken)).Intake;
                heard = clock.GetTimestamp();
                line = line with { State = intake.State, Pages = intake.Pages, Unread = intake.Unread, NeedsOffice = intake.NeedsOffice, Opened = intake.Opened };
                watch.Reading(line.Path, intake.PagesDone, intake.Pages);
                if (intake.State is IntakeStates.Done or IntakeStates.Parked)
                    return line with { Error = intake.Error };
                if (clock.GetElapsedTime(begun) > limit)
                    return line with { Error = Late(intake) };
            }
            catch (Exception e) when (e is not OperationCanceledException && CommandLine.Explain(surroundings, e) is { } text)
            {
                if (!MayPass(e) || clock.GetElapsedTime(heard) > LongestOutage || clock.GetElapsedTime(begun) > limit)
                    return line with { State = UploadedLine.Unknown, Error = text };
            }
        }
    }

    private string Late(FileIntake intake) => surroundings.Say(
        $"За {limit.TotalMinutes:0} мин не прочитан (страниц: {intake.PagesDone} из {intake.Pages}); чтение идёт дальше без нас.",
        $"Not read within {limit.TotalMinutes:0} min (pages: {intake.PagesDone} of {intake.Pages}); the reading goes on without us.");

    private static bool MayPass(Exception failure) => failure is HttpRequestException or IOException || failure.InnerException is HttpRequestException
        || failure is EcmProblemException { Problem.Status: (int)HttpStatusCode.TooManyRequests or >= (int)HttpStatusCode.InternalServerError };
}
