using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Ecm.Contracts.Access;
using Ecm.Contracts.Administration;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Changes;
using Ecm.Contracts.Files;
using Ecm.Contracts.Lists;
using Ecm.Contracts.Notices;
using Ecm.Contracts.People;
using Ecm.Contracts.Plugins;
using Ecm.Contracts.Problems;
using Ecm.Contracts.Registers;
using Ecm.Contracts.Search;
using Ecm.Contracts.Types;

namespace Ecm.Contracts;

/// <summary>The JSON of every request and answer. The server reads with these strict settings; clients with <see cref="ForClients"/>.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 32)]
[JsonSerializable(typeof(Card))]
[JsonSerializable(typeof(ListPage<Card>))]
[JsonSerializable(typeof(IReadOnlyList<Card>))]
[JsonSerializable(typeof(CreateCardRequest))]
[JsonSerializable(typeof(PatchCardRequest))]
[JsonSerializable(typeof(TransitionRequest))]
[JsonSerializable(typeof(RetypeRequest))]
[JsonSerializable(typeof(ListPage<TrashedCard>))]
[JsonSerializable(typeof(IReadOnlyList<Notice>))]
[JsonSerializable(typeof(SeeNoticesRequest))]
[JsonSerializable(typeof(IReadOnlyList<CardTreeNode>))]
[JsonSerializable(typeof(ListPage<CardHistoryEntry>))]
[JsonSerializable(typeof(CardFile))]
[JsonSerializable(typeof(IReadOnlyList<CardFile>))]
[JsonSerializable(typeof(ListPage<CardFile>))]
[JsonSerializable(typeof(IReadOnlyList<UploadedPart>))]
[JsonSerializable(typeof(UnlockRequest))]
[JsonSerializable(typeof(ReadAgainRequest))]
[JsonSerializable(typeof(DecideTwinRequest))]
[JsonSerializable(typeof(MoveFileRequest))]
[JsonSerializable(typeof(FilePage))]
[JsonSerializable(typeof(FileMarks))]
[JsonSerializable(typeof(ListPage<DoubtfulPage>))]
[JsonSerializable(typeof(PageDoubt))]
[JsonSerializable(typeof(CorrectPageRequest))]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(IReadOnlyList<Suggestion>))]
[JsonSerializable(typeof(IReadOnlyList<SimilarCard>))]
[JsonSerializable(typeof(SavedSearch))]
[JsonSerializable(typeof(IReadOnlyList<SavedSearch>))]
[JsonSerializable(typeof(SaveSearchRequest))]
[JsonSerializable(typeof(ExplainRequest))]
[JsonSerializable(typeof(SearchExplained))]
[JsonSerializable(typeof(SpellingRequest))]
[JsonSerializable(typeof(IReadOnlyList<MisspeltWord>))]
[JsonSerializable(typeof(DocumentSpellingRequest))]
[JsonSerializable(typeof(ListPage<PageSpelling>))]
[JsonSerializable(typeof(OwnWord))]
[JsonSerializable(typeof(ListPage<OwnWord>))]
[JsonSerializable(typeof(AddWordRequest))]
[JsonSerializable(typeof(WordImport))]
[JsonSerializable(typeof(CardType))]
[JsonSerializable(typeof(IReadOnlyList<CardType>))]
[JsonSerializable(typeof(PutTypeRequest))]
[JsonSerializable(typeof(TypeDraft))]
[JsonSerializable(typeof(IReadOnlyList<CardSuggestion>))]
[JsonSerializable(typeof(ReadingTrialRequest))]
[JsonSerializable(typeof(ReadingTrialAnswer))]
[JsonSerializable(typeof(SharedList))]
[JsonSerializable(typeof(IReadOnlyList<SharedList>))]
[JsonSerializable(typeof(PutListRequest))]
[JsonSerializable(typeof(RegisterRequest))]
[JsonSerializable(typeof(UnregisterRequest))]
[JsonSerializable(typeof(Registration))]
[JsonSerializable(typeof(Register))]
[JsonSerializable(typeof(IReadOnlyList<Register>))]
[JsonSerializable(typeof(PutRegisterRequest))]
[JsonSerializable(typeof(RegisterSetup))]
[JsonSerializable(typeof(RegisterTrial))]
[JsonSerializable(typeof(BeginAtRequest))]
[JsonSerializable(typeof(IReadOnlyList<NumberingScheme>))]
[JsonSerializable(typeof(EnterRequest))]
[JsonSerializable(typeof(ReserveRequest))]
[JsonSerializable(typeof(ReleaseRequest))]
[JsonSerializable(typeof(ReservedNumber))]
[JsonSerializable(typeof(IReadOnlyList<ReservedNumber>))]
[JsonSerializable(typeof(NextNumber))]
[JsonSerializable(typeof(PluginStatus))]
[JsonSerializable(typeof(IReadOnlyList<PluginStatus>))]
[JsonSerializable(typeof(PluginSettingsForm))]
[JsonSerializable(typeof(PutPluginSettingsRequest))]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(SetupRequest))]
[JsonSerializable(typeof(SetPasswordRequest))]
[JsonSerializable(typeof(PatchMeRequest))]
[JsonSerializable(typeof(CreateTokenRequest))]
[JsonSerializable(typeof(CreatedToken))]
[JsonSerializable(typeof(IReadOnlyList<ApiToken>))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(ListPage<User>))]
[JsonSerializable(typeof(CreateUserRequest))]
[JsonSerializable(typeof(PatchUserRequest))]
[JsonSerializable(typeof(Group))]
[JsonSerializable(typeof(ListPage<Group>))]
[JsonSerializable(typeof(CreateGroupRequest))]
[JsonSerializable(typeof(PatchGroupRequest))]
[JsonSerializable(typeof(CardAccess))]
[JsonSerializable(typeof(SetAccessRequest))]
[JsonSerializable(typeof(TakeOverRequest))]
[JsonSerializable(typeof(IReadOnlyList<NamedAccessList>))]
[JsonSerializable(typeof(PutAccessListRequest))]
[JsonSerializable(typeof(ChangeCardsRequest))]
[JsonSerializable(typeof(UndoChangesRequest))]
[JsonSerializable(typeof(CardChanges))]
[JsonSerializable(typeof(ListPage<CardChanges>))]
[JsonSerializable(typeof(ListPage<ChangedCard>))]
[JsonSerializable(typeof(ServerState))]
[JsonSerializable(typeof(Verification))]
[JsonSerializable(typeof(ListPage<QueuedWork>))]
[JsonSerializable(typeof(RetriedFiles))]
[JsonSerializable(typeof(ListPage<AuditRecord>))]
[JsonSerializable(typeof(NewPassword))]
[JsonSerializable(typeof(ProblemDocument))]
public sealed partial class EcmJson : JsonSerializerContext
{
    /// <summary>For clients: members they do not know are ignored, so that the server may add some.</summary>
    public static JsonSerializerOptions ForClients { get; } = new(JsonSerializerDefaults.Web) { TypeInfoResolver = Default, Encoder = Plain };

    /// <summary>Letters of every script as themselves: answers are read by people, too. What HTML gives a meaning stays escaped.</summary>
    public static JavaScriptEncoder Plain => JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <summary>The server's own settings, for what it writes past the framework.</summary>
    public static EcmJson ForAnswers => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = Plain });
}
