"""Makes what config/samples holds besides texts: the letters of the papers and the noisy scans. The same input gives the same files.

Needs fonts-dejavu, pango1.0-tools, imagemagick and libtiff-tools; run it after a change of the texts beside it:
    python3 build/samples/make.py
"""
import pathlib, struct, subprocess, tempfile, zlib

HERE = pathlib.Path(__file__).parent
OUT = HERE.parent.parent / "config" / "samples"
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSerifCondensed.ttf"
LETTERS = [*range(0x20, 0x7F), 0xA0, 0xA7, 0xAB, 0xBB, 0x401, *range(0x410, 0x450), 0x451, 0x2013, 0x2014, 0x2116]
# Date stamps would make each run another file.
FIXED = b"D:20260101000000"


def letters():
    """The font with the outlines of LETTERS alone; ids of glyphs stay, so parts of composed ones stay right. Names are dropped."""
    data = pathlib.Path(FONT).read_bytes()
    tables = {}
    for i in range(struct.unpack(">H", data[4:6])[0]):
        tag, _, offset, length = struct.unpack(">4sIII", data[12 + 16 * i:28 + 16 * i])
        tables[tag] = data[offset:offset + length]
    ids, count = glyphs_of(tables[b"cmap"]), struct.unpack(">H", tables[b"maxp"][4:6])[0]
    wide = struct.unpack(">h", tables[b"head"][50:52])[0] == 1
    at = struct.unpack(f">{count + 1}I", tables[b"loca"]) if wide else [2 * x for x in struct.unpack(f">{count + 1}H", tables[b"loca"])]
    outline = lambda g: tables[b"glyf"][at[g]:at[g + 1]]
    kept, open_ = set(), [0, *(ids[c] for c in LETTERS)]
    while open_:
        g = open_.pop()
        if g not in kept:
            kept.add(g)
            open_ += parts(outline(g))
    glyf, loca = b"", []
    for g in range(count):
        loca.append(len(glyf))
        if g in kept:
            glyf += outline(g) + b"\0" * (-len(outline(g)) % 4)
    loca.append(len(glyf))
    head = bytearray(tables[b"head"])
    head[8:12], head[50:52] = b"\0\0\0\0", struct.pack(">h", 1)
    metrics = struct.unpack(">H", tables[b"hhea"][34:36])[0]
    unit = struct.unpack(">H", head[18:20])[0]
    width = lambda g: round(struct.unpack(">H", tables[b"hmtx"][4 * min(g, metrics - 1):][:2])[0] * 1000 / unit)
    new = {b"glyf": glyf, b"head": bytes(head), b"hhea": tables[b"hhea"], b"hmtx": tables[b"hmtx"],
           b"loca": struct.pack(f">{count + 1}I", *loca), b"maxp": tables[b"maxp"]}
    (OUT / "letters.ttf.z").write_bytes(zlib.compress(font_file(new), 9))
    (OUT / "letters.tsv").write_text("".join(f"{c:04X}\t{ids[c]}\t{width(ids[c])}\n" for c in LETTERS))


def glyphs_of(cmap):
    for i in range(struct.unpack(">H", cmap[2:4])[0]):
        platform, encoding, offset = struct.unpack(">HHI", cmap[4 + 8 * i:12 + 8 * i])
        table = cmap[offset:]
        if (platform, encoding) != (3, 1) or struct.unpack(">H", table[:2])[0] != 4:
            continue
        n = struct.unpack(">H", table[6:8])[0] // 2
        row = lambda at, form: struct.unpack(f">{n}{form}", table[at:at + 2 * n])
        ends, starts, deltas, offsets = row(14, "H"), row(16 + 2 * n, "H"), row(16 + 4 * n, "h"), row(16 + 6 * n, "H")
        found = {}
        for k in range(n):
            for c in range(starts[k], ends[k] + 1):
                if offsets[k] == 0:
                    found[c] = (c + deltas[k]) & 0xFFFF
                else:
                    place = 16 + 6 * n + 2 * k + offsets[k] + 2 * (c - starts[k])
                    g = struct.unpack(">H", table[place:place + 2])[0] if place + 2 <= len(table) else 0
                    found[c] = (g + deltas[k]) & 0xFFFF if g else 0
        return found
    raise SystemExit("The font has no Unicode table.")


def parts(outline):
    if len(outline) < 10 or struct.unpack(">h", outline[:2])[0] >= 0:
        return []
    at, found, more = 10, [], True
    while more:
        flags, glyph = struct.unpack(">HH", outline[at:at + 4])
        found.append(glyph)
        at += 4 + (4 if flags & 1 else 2) + (2 if flags & 8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0)
        more = flags & 0x20
    return found


def font_file(tables):
    n = len(tables)
    power = 1 << (n.bit_length() - 1)
    out, body, offset = struct.pack(">IHHHH", 0x10000, n, 16 * power, power.bit_length() - 1, 16 * (n - power)), b"", 12 + 16 * n
    for tag in sorted(tables):
        table = tables[tag]
        padded = table + b"\0" * (-len(table) % 4)
        out += struct.pack(">4sIII", tag, sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF, offset + len(body), len(table))
        body += padded
    return out + body


def scans():
    """A page as an office copier sends it: black and white, 200 dots an inch, a little askew and speckled."""
    for number, text in enumerate(sorted(HERE.glob("*.txt"))):
        with tempfile.TemporaryDirectory() as folder:
            page, bits, pdf = (str(pathlib.Path(folder) / name) for name in ("page.png", "page.tif", "page.pdf"))
            subprocess.run(["pango-view", "-q", "--no-display", "--font=DejaVu Serif Condensed 11", "--dpi=200", "--width=460", "--wrap=word",
                            "--margin=56", f"--output={page}", str(text)], check=True)
            askew = (0.5, -0.6, 0.8, -0.4)[number % 4]
            subprocess.run(["convert-im6", page, "-colorspace", "Gray", "-background", "white", "-gravity", "north", "-extent", "1654x2339",
                            "-rotate", str(askew), "+repage", "-gravity", "center", "-extent", "1654x2339", "-seed", str(7 + number), "-blur", "0x0.7",
                            "-attenuate", "0.45", "+noise", "Gaussian", "-threshold", "52%", "-attenuate", "0.012", "+noise", "Impulse", "-units", "PixelsPerInch", "-density", "200",
                            "-compress", "Group4", bits], check=True)
            subprocess.run(["tiff2pdf", "-o", pdf, bits], check=True)
            made = pathlib.Path(pdf).read_bytes()
            for word in (b"/CreationDate (", b"/ModDate ("):
                if (at := made.find(word)) >= 0:
                    at += len(word)
                    made = made[:at] + FIXED + made[at + len(FIXED):]
            if (at := made.find(b"/ID[<")) >= 0:
                made = made[:at + 5] + b"0" * 32 + b"><" + b"0" * 32 + made[at + 71:]
            (OUT / f"scan-{text.stem}.pdf").write_bytes(made)


letters()
scans()
