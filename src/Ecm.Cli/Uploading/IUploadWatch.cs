namespace Ecm.Cli.Uploading;

/// <summary>Is told how an upload goes, from several files at once.</summary>
internal interface IUploadWatch
{
    /// <summary>A file begins, or begins again.</summary>
    void Sending(string path, long size);

    /// <summary>So many bytes of it have been sent.</summary>
    void Sent(string path, long bytes);

    /// <summary>So many of its pages have been read; <paramref name="pages"/> is 0 while unknown.</summary>
    void Reading(string path, int done, int pages);

    /// <summary>It has come to its end.</summary>
    void Ended(UploadedLine line);
}
