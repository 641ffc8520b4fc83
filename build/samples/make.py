"""Makes what config/samples holds besides texts: the letters of the papers and the noisy scans. The same input gives the same files.

Needs fonts-dejavu, python3-fonttools, pango1.0-tools, imagemagick and libtiff-tools; run it after a change of the texts beside it:
    python3 build/samples/make.py
"""
import pathlib, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).parent
OUT = HERE.parent.parent / "config" / "samples"
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSerifCondensed.ttf"
LETTERS = [*range(0x20, 0x7F), 0xA0, 0xA7, 0xAB, 0xBB, 0x401, *range(0x410, 0x450), 0x451, 0x2013, 0x2014, 0x2116]
# Date stamps would make each run another file.
FIXED = b"D:20260101000000"


def letters():
    """The font with LETTERS alone; its notices of copyright and licence stay in it."""
    subprocess.run([sys.executable, "-m", "fontTools.subset", FONT, f"--unicodes={','.join(f'{c:X}' for c in LETTERS)}", "--no-hinting", "--layout-features=",
                    "--name-IDs=0,1,2,4,6,13,14", "--drop-tables+=FFTM", f"--output-file={OUT / 'letters.ttf'}"], check=True)


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
