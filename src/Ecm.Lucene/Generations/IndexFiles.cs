using Lucene.Net.Store;
using Microsoft.Win32.SafeHandles;

namespace Ecm.Lucene.Generations;

/// <summary>
/// A folder of index files that are read by position (<c>pread</c>). Lucene's default maps them into memory: the kernel then ends a process under which a
/// file is cut off, and Lucene.Net keeps a weak handle for each of the hundred clones that a question makes of its inputs. Each garbage collection looks at
/// all of them, so that questions became slower with every question (docs/performance.md). Its other way reads one at a time under a lock.
/// </summary>
internal sealed class IndexFiles(string folder) : FSDirectory(new DirectoryInfo(folder), lockFactory: null)
{
    public override IndexInput OpenInput(string name, IOContext context)
    {
        EnsureOpen();
        var path = Path.Combine(Directory.FullName, name);
        var file = OpenFile(path);
        return new Input(path, file, ownsFile: true, 0, RandomAccess.GetLength(file), BufferedIndexInput.GetBufferSize(context));
    }

    public override IndexInputSlicer CreateSlicer(string name, IOContext context)
    {
        EnsureOpen();
        var path = Path.Combine(Directory.FullName, name);
        return new Slicer(path, OpenFile(path), BufferedIndexInput.GetBufferSize(context));
    }

    private static SafeFileHandle OpenFile(string path) => File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>The files inside a compound file.</summary>
    private sealed class Slicer(string path, SafeFileHandle file, int bufferSize) : IndexInputSlicer
    {
        public override IndexInput OpenSlice(string sliceDescription, long offset, long length) =>
            new Input($"{path} ({sliceDescription})", file, ownsFile: false, offset, length, bufferSize);

        [Obsolete("Lucene calls it so, and reads the entries of a compound file by it.")]
        public override IndexInput OpenFullSlice() => OpenSlice("whole", 0, RandomAccess.GetLength(file));

        protected override void Dispose(bool disposing)
        {
            if (disposing) file.Dispose();
        }
    }

    private sealed class Input(string name, SafeFileHandle file, bool ownsFile, long start, long length, int bufferSize) : BufferedIndexInput(name, bufferSize)
    {
        private bool ownsFile = ownsFile;

        public override long Length => length;

        public override object Clone()
        {
            var clone = (Input)base.Clone();
            clone.ownsFile = false;
            return clone;
        }

        protected override void ReadInternal(byte[] b, int offset, int length)
        {
            var into = b.AsSpan(offset, length);
            for (var at = Position; into.Length > 0;)
            {
                var read = at + into.Length > Length ? 0 : RandomAccess.Read(file, into, start + at);
                if (read == 0) throw new EndOfStreamException($"{this} was read beyond its end: it has been cut off.");
                into = into[read..];
                at += read;
            }
        }

        protected override void SeekInternal(long pos)
        {
            // Each read names its position.
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && ownsFile) file.Dispose();
        }
    }
}
