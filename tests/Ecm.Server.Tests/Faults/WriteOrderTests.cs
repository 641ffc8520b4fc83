using System.Text.RegularExpressions;
using Ecm.Server.Tests.Rest;
using Ecm.Testing;

namespace Ecm.Server.Tests.Faults;

/// <summary>What an acknowledgement rests on, seen from outside by the system calls of the whole server.</summary>
public sealed class WriteOrderTests
{
    [Fact]
    public async Task Answer_is_sent_after_the_file_its_name_and_its_rows_are_on_disk()
    {
        // Without reading, nothing else writes and no process is forked under the tracer's hands.
        await using var server = await SignedInServer.StartAsync(new Dictionary<string, string> { ["ECM_Roles"] = "web" });
        var trace = Path.Combine(server.Server.Folder.Path, "trace");
        // Warm: nothing but this upload is to be seen later.
        await server.UploadAsync(Guid.CreateVersion7().ToByteArray(), "first.bin");

        await using (await Strace.AttachAsync(
            server.Server.ProcessId, "-y", "-s", "400", "-o", trace, "-e", "trace=fsync,fdatasync,rename,renameat2,sendto,sendmsg,write,writev"))
        {
            await server.UploadAsync(new byte[300_000], "second.bin");
        }

        var calls = new SystemCalls(await File.ReadAllLinesAsync(trace));
        var data = Path.Combine(server.Server.Folder.Path, "data");
        var rename = calls.Only($@"renameat2\(.*""{data}/blobs/tmp/\w+"".*""{data}/blobs/(?<shard>[0-9a-f]{{2}})/\w+""");
        var temporary = Regex.Match(calls.Lines[rename], @"""(?<path>[^""]+/tmp/\w+)""").Groups["path"].Value;
        var shard = Regex.Match(calls.Lines[rename], @"/blobs/(?<shard>[0-9a-f]{2})/\w+""").Groups["shard"].Value;
        var file = calls.Only($@"fsync\(\d+<{temporary}>");
        var answer = calls.Only("HTTP/1.1 201");
        var folder = calls.All($@"fsync\(\d+<{data}/blobs/{shard}>").Should().ContainSingle(at => at > rename && at < answer).Subject;
        var commit = calls.All($@"f(data)?sync\(\d+<{data}/ecm\.db-wal>").First(at => at > calls.End(folder));

        new[] { file, calls.End(file), rename, calls.End(rename), folder, calls.End(folder), commit, calls.End(commit), answer }
            .Should().BeInAscendingOrder(string.Join('\n', calls.Lines));
        new[] { file, rename, folder, commit }.Should().OnlyContain(call => calls.Succeeded(call));
    }
}
