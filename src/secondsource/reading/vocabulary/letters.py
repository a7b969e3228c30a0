"""How two words differ by their letters."""


def is_one_letter_off(one: str, other: str) -> bool:
    """Whether one letter is exchanged, put in or left out, or two neighbours are swapped."""
    short, long = sorted((one, other), key=len)
    if one == other or len(long) - len(short) > 1:
        return False
    if len(short) < len(long):
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    apart = [at for at, (left, right) in enumerate(zip(short, long, strict=True)) if left != right]
    swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and short[apart[0]] == long[apart[1]]
    return len(apart) == 1 or (swapped and short[apart[1]] == long[apart[0]])
