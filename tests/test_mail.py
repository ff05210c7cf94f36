"""The settings of mail: what is wrong with them is said at the start."""

import pytest

from talentra.config import Settings


class TestSetting:
    @pytest.mark.parametrize(
        "url", ["mail.example", "http://mail.example", "smtp://", "smtp+tls://mail.example"]
    )
    def test_that_is_wrong_is_named(self, url: str) -> None:
        with pytest.raises(ValueError, match="TALENTRA_SMTP_URL"):
            Settings(smtp_url=url)

    @pytest.mark.parametrize("address", ["nobody", "a@b\r\nBcc: eve@evil.example"])
    def test_sender_is_an_address(self, address: str) -> None:
        with pytest.raises(ValueError, match="TALENTRA_MAIL_FROM"):
            Settings(mail_from=address)
