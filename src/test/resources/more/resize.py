"""Writes resize.json: pictures made square by Pillow as torchvision's Resize(size) and CenterCrop(size) do.

    python resize.py > resize.json
"""
import hashlib
import json

from PIL import Image

CASES = [(37, 23, 8), (23, 37, 8), (16, 16, 16), (5, 4, 12), (300, 7, 5), (64, 48, 32), (9, 200, 3)]


def picture(width, height):
    image = Image.new("RGB", (width, height))
    image.putdata([
        ((x * 7 + y * 13) % 256, (x * x + 3 * y) % 256, (x * 31 ^ y * 17) % 256)
        for y in range(height) for x in range(width)
    ])
    return image


def square(image, size):
    width, height = image.size
    shorter, longer = min(width, height), max(width, height)
    length = int(size * longer / shorter)
    new = (size, length) if width <= height else (length, size)
    resized = image.resize(new, Image.BILINEAR) if new != image.size else image
    left, top = int(round((new[0] - size) / 2.0)), int(round((new[1] - size) / 2.0))
    return resized.crop((left, top, left + size, top + size))


def case(width, height, size):
    planes = b"".join(plane.tobytes() for plane in square(picture(width, height), size).split())
    return {"width": width, "height": height, "size": size,
            "first": list(planes[:12]), "sha256": hashlib.sha256(planes).hexdigest()}


print("[\n" + ",\n".join(json.dumps(case(*c)) for c in CASES) + "\n]")
