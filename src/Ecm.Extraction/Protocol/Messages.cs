using System.Text.Json;
using System.Text.Json.Serialization;
using Ecm.Abstractions.Extraction;

namespace Ecm.Extraction.Protocol;

/// <summary>Sent by the child once, before anything else, so that a wrong command line is noticed at once.</summary>
internal sealed record Hello(int Version)
{
    public const int Current = 6;
}

/// <summary>Sent to the child once.</summary>
internal sealed record Settings(string Languages, string? Models);

internal sealed record ProbeFile(string Path);

/// <summary>The pages are answered one by one; the child may stop early with <see cref="FrameKind.Done"/> and leave the rest to a later request. Without languages: those of the settings.</summary>
internal sealed record ReadPages(string Path, FileKind Kind, string MediaType, IReadOnlyList<int> Pages, string? Languages);

internal sealed record DrawPage(string Path, FileKind Kind, string MediaType, int Page, int Width, int Rotation);

internal sealed record CutPicture(string Path, PicturePart Part);

/// <summary>Each file inside is answered by an <see cref="Entry"/>, its bytes in any number of chunks behind it; <see cref="FrameKind.Done"/> ends the last one.</summary>
internal sealed record UnpackFile(string Path, string MediaType, IReadOnlyList<int> Done, UnpackLimits Limits);

internal sealed record Entry(int Place, string? Name, string MediaType, UnpackRefusal? Refused);

/// <summary>Answered by the copy in chunks and <see cref="Unlocked"/>. It is never written to a log; should it be, then without the password.</summary>
internal sealed record UnlockFile(string Path, string Password)
{
    public override string ToString() => Path;
}

internal sealed record Unlocked(UnlockOutcome Outcome);

/// <summary>Answered by a PDF in chunks and <see cref="Rendered"/>.</summary>
internal sealed record RenderFile(string Path, string MediaType);

internal sealed record Rendered(bool Partial);

internal sealed record Failed(ExtractionFailure Reason, string Detail, int? Page);

/// <summary>Small messages are JSON; page texts and pictures are sent as they are.</summary>
[JsonSerializable(typeof(Hello))]
[JsonSerializable(typeof(Settings))]
[JsonSerializable(typeof(ProbeFile))]
[JsonSerializable(typeof(ReadPages))]
[JsonSerializable(typeof(DrawPage))]
[JsonSerializable(typeof(CutPicture))]
[JsonSerializable(typeof(FileProbe))]
[JsonSerializable(typeof(UnpackFile))]
[JsonSerializable(typeof(Entry))]
[JsonSerializable(typeof(UnlockFile))]
[JsonSerializable(typeof(Unlocked))]
[JsonSerializable(typeof(RenderFile))]
[JsonSerializable(typeof(Rendered))]
[JsonSerializable(typeof(Failed))]
internal sealed partial class MessageJson : JsonSerializerContext
{
    public static byte[] Write<T>(T message) => JsonSerializer.SerializeToUtf8Bytes(message, typeof(T), Default);

    /// <exception cref="InvalidDataException">The body is no such message.</exception>
    public static T Read<T>(byte[] body)
    {
        try
        {
            return (T?)JsonSerializer.Deserialize(body, typeof(T), Default) ?? throw new InvalidDataException($"An empty {typeof(T).Name}.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"Not a {typeof(T).Name}.", e);
        }
    }
}
