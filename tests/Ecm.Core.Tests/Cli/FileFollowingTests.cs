using System.Net;
using System.Text;
using Ecm.Cli;
using Ecm.Cli.Uploading;
using Ecm.Client;
using Ecm.Contracts.Files;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console;

namespace Ecm.Core.Tests.Cli;

/// <summary>A file that is stored stays stored, whatever becomes of the wish to know how it is read.</summary>
public sealed class FileFollowingTests
{
    private const string Busy = """{"type":"urn:ecm:problem:store-unavailable","title":"Busy.","status":503}""";

    private static readonly UploadedLine Line = new("scan.pdf", IntakeStates.Queued) { CardId = Guid.CreateVersion7(), FileId = Guid.CreateVersion7() };
    private static readonly Surroundings English = new(AnsiConsole.Console, AnsiConsole.Console, _ => null, Russian: false);
    private static readonly Surroundings Russian = English with { Russian = true };

    private readonly FakeTimeProvider clock = new();
    private readonly List<TimeSpan> asked = [];

    [Fact]
    public async Task Outage_that_passes_is_waited_out()
    {
        var line = await FollowAsync(n => n switch
        {
            1 => Answer(HttpStatusCode.ServiceUnavailable, "application/problem+json", Busy),
            2 or 3 => throw new HttpRequestException("Connection refused"),
            4 => Answer(HttpStatusCode.OK, "application/json", File("running", pages: 2)),
            _ => Answer(HttpStatusCode.OK, "application/json", File("done", pages: 2)),
        });

        line.State.Should().Be(IntakeStates.Done);
        line.Good.Should().BeTrue();
        UploadWords.Describe(English, line).Should().Be("read, pages: 2");
    }

    [Fact]
    public async Task Server_that_stays_away_leaves_a_stored_file_whose_reading_is_not_known()
    {
        var line = await FollowAsync(_ => throw new HttpRequestException("Connection refused"));

        line.Good.Should().BeFalse();
        asked[^1].Should().BeGreaterThan(TimeSpan.FromMinutes(1)).And.BeLessThan(TimeSpan.FromMinutes(3));
        UploadWords.Describe(English, line).Should().StartWith($"stored (card {Line.CardId}), but whether it was read is not known. The server does not answer");
        UploadWords.Describe(Russian, line).Should().StartWith($"сохранён (карточка {Line.CardId}), но прочитан ли, неизвестно.");
    }

    [Fact]
    public async Task Refusal_is_not_asked_again()
    {
        var line = await FollowAsync(_ => Answer(HttpStatusCode.Unauthorized, "application/problem+json", """{"type":"x","title":"Who?","status":401}"""));

        line.State.Should().Be(UploadedLine.Unknown);
        asked.Should().ContainSingle();
    }

    [Fact]
    public async Task Reading_that_takes_too_long_is_not_waited_for()
    {
        var line = await FollowAsync(_ => Answer(HttpStatusCode.OK, "application/json", File("running", pages: 300, done: 7)));

        (line.State, line.Good).Should().Be((IntakeStates.Running, false));
        UploadWords.Describe(English, line).Should().StartWith("stored. Not read within 5 min (pages: 7 of 300)");
        var russian = await FollowAsync(_ => Answer(HttpStatusCode.OK, "application/json", File("running", pages: 300, done: 7)), Russian);
        UploadWords.Describe(Russian, russian).Should().StartWith("сохранён. За 5 мин не прочитан (страниц: 7 из 300)");
    }

    [Fact]
    public async Task Kind_that_is_not_read_is_told_as_such()
    {
        var line = await FollowAsync(_ => Answer(HttpStatusCode.OK, "application/json", File("done", pages: 0, unread: true)));

        line.Good.Should().BeTrue();
        UploadWords.Describe(English, line).Should().Be("stored; the text of this kind of file is not read yet");
        UploadWords.Describe(Russian, line).Should().Be("сохранён; текст файлов этого вида пока не читается");
    }

    [Theory]
    [InlineData(UploadedLine.Discarded, true, 1, "not stored; the same file is there already: «Договор» № 5 (")]
    [InlineData(IntakeStates.Queued, true, 1, "the earlier file was taken, nothing new was stored; the same file is there already: «Договор» № 5 (")]
    [InlineData(IntakeStates.Queued, false, 3, "stored; the same file is there already: «Договор» № 5 (")]
    public void Twin_is_named_with_what_was_done(string state, bool existing, int twins, string text)
    {
        var line = Line with { State = state, Existing = existing, Twins = twins, Twin = new TwinCard(Guid.CreateVersion7(), "Договор", "5") };

        UploadWords.Describe(English, line).Should().StartWith(text).And.EndWith(twins > 1 ? $"and {twins - 1} more" : ")");
    }

    private async Task<UploadedLine> FollowAsync(Func<int, HttpResponseMessage> answer, Surroundings? surroundings = null)
    {
        var begun = clock.GetUtcNow();
        using var client = new EcmClient(new HttpClient(new Scripted(() =>
        {
            asked.Add(clock.GetUtcNow() - begun);
            return answer(asked.Count);
        }))
        { BaseAddress = new Uri("http://ecm.test/") });
        var following = new FileFollowing(client, TimeSpan.FromMinutes(5), surroundings ?? English, clock).FollowAsync(Line, new UploadLines(English), CancellationToken.None);
        while (!following.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1);
        }

        return await following;
    }

    private static string File(string state, int pages, int done = 0, bool unread = false) =>
        $$"""
        {"id":"{{Line.FileId}}","cardId":"{{Line.CardId}}","name":"scan.pdf","version":1,"size":1,"sha256":"","mediaType":"application/pdf",
         "intake":{"state":"{{state}}","pages":{{pages}},"pagesDone":{{done}},"unread":{{(unread ? "true" : "false")}} } }
        """;

    private static HttpResponseMessage Answer(HttpStatusCode status, string mediaType, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };

    private sealed class Scripted(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                var response = answer();
                response.RequestMessage = request;
                return Task.FromResult(response);
            }
            catch (HttpRequestException e)
            {
                return Task.FromException<HttpResponseMessage>(e);
            }
        }
    }
}
