"""Reads codes in pictures by zxing-cpp; where pictures come from is ``camera``'s affair."""

from __future__ import annotations

from PySide6.QtGui import QImage


def codes_in(picture: QImage) -> list[str]:
    """The texts of the bars and QR codes in a picture, without repetition; some milliseconds: not for the main thread."""
    import zxingcpp

    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    if grey.isNull():
        return []
    found = zxingcpp.read_barcodes(grey)
    return list(dict.fromkeys(one.text for one in found if one.valid and one.text))
