namespace Ecm.Server.Tests.Rest;

/// <summary>
/// One server for all tests of cards and files that stand on their own data: starting one costs more than most tests do.
/// Each test here finds what it made by its id, by words that nobody else has or by what is newest, and never by how much there is; they run one after another.
/// </summary>
[CollectionDefinition(Name)]
public sealed class CardsServer : ICollectionFixture<SignedInServer>
{
    public const string Name = "server of cards and files";
}

/// <summary>The same for tests of what is set up and minded; whoever changes what came with the product puts it back.</summary>
[CollectionDefinition(Name)]
public sealed class SettingsServer : ICollectionFixture<SignedInServer>
{
    public const string Name = "server of settings";
}
