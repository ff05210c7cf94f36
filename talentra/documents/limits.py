"""How much of a file is taken, and how much may be spent on reading one."""

LARGEST_FILE = 5 * 1024 * 1024  # bytes
MOST_PAGES = 50  # of a PDF; a Word file does not know its pages
MOST_ENTRIES = 2_000  # parts in a Word file
MOST_UNPACKED = 50 * 1024 * 1024  # bytes, all parts of a Word file together
LONGEST_TEXT = 200_000  # characters that are kept

PICTURE_WIDTH = 816  # pixels; A4 at 99 to the inch
TALLEST_PICTURE = 2 * PICTURE_WIDTH  # pixels

MEMORY = {
    "pdf": 1 << 30,
    "picture": 1 << 30,
    "docx": 400 << 20,
}  # bytes of address space; pdfium maps a lot
CPU_SECONDS = 5
WALL_SECONDS = 8
QUEUE_SECONDS = 3  # how long an upload waits for its turn before it is told to come back

TOO_LARGE = "The file is larger than 5 MB. Save it with smaller pictures, or as PDF."
