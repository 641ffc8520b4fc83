using System.Runtime.Versioning;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Running;

[SupportedOSPlatform("linux")]
public sealed class DataFolderTests
{
    [Fact]
    public async Task New_data_folder_is_for_the_user_of_the_server_alone()
    {
        await using var server = await RunningServer.StartAsync();

        File.GetUnixFileMode(Path.Combine(server.Folder.Path, "data"))
            .Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, "texts and password hashes lie in it");
    }
}
