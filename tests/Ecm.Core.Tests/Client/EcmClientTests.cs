using System.Net;
using System.Text;
using Ecm.Client;
using Ecm.Contracts.Cards;

namespace Ecm.Core.Tests.Client;

public sealed class EcmClientTests
{
    [Fact]
    public async Task Problem_becomes_an_exception_with_its_code()
    {
        using var client = Answering(
            HttpStatusCode.PreconditionFailed, "application/problem+json",
            """{"type":"urn:ecm:problem:version-conflict","title":"Карточку уже изменил кто-то другой.","status":412,"unknown":1}""");

        var failure = (await FluentActions.Awaiting(() => client.Cards.PatchAsync(Guid.Empty, "\"1\"", new PatchCardRequest())).Should().ThrowAsync<EcmProblemException>()).Which;
        failure.Code.Should().Be("version-conflict");
        failure.Message.Should().Be("Карточку уже изменил кто-то другой.");
    }

    [Fact]
    public async Task Answer_of_something_in_between_still_tells_its_status()
    {
        using var client = Answering(HttpStatusCode.BadGateway, "text/html", "<html>bad gateway");

        var failure = (await FluentActions.Awaiting(() => client.People.MeAsync()).Should().ThrowAsync<EcmProblemException>()).Which;
        failure.Problem.Status.Should().Be(502);
    }

    [Fact]
    public async Task Members_added_later_do_not_break_a_client()
    {
        using var client = Answering(
            HttpStatusCode.OK, "application/json",
            """{"id":"0197a000-0000-7000-8000-000000000001","type":"memo","title":"T","fields":{},"version":3,"change":9,"new":{"a":[1]}}""");

        (await client.Cards.GetAsync(Guid.Empty)).Version.Should().Be(3);
    }

    private static EcmClient Answering(HttpStatusCode status, string mediaType, string body) =>
        new(new HttpClient(new Canned(() => new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) }))
        {
            BaseAddress = new Uri("http://ecm.test/"),
        });

    private sealed class Canned(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = answer();
            response.RequestMessage = request;
            return Task.FromResult(response);
        }
    }
}
