"""Which numbers are of the public network, and are asked."""

import pytest

from tools.public_network import PrivateAddressError, public_number


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "0.0.0.0", "224.0.0.1"),
        *("240.0.0.1", "255.255.255.255", "100.64.0.1", "192.88.99.1"),
        *("[::1]", "[fe80::1]", "[fec0::1]", "[fd00::1]", "[ff02::1]", "[::127.0.0.1]"),
        *("[::ffff:10.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[2001:0:4136::1]"),
        "[2001:db8::1]",
    ],
)
def test_what_is_in_no_public_network_is_not_asked(host: str) -> None:
    with pytest.raises(PrivateAddressError, match="in no public network"):
        public_number(host, 80)


def test_a_number_of_the_public_network_may_be_asked() -> None:
    for number in ("93.184.216.34", "2a00:1450:4001:831::200e"):
        assert public_number(number, 80) == number
