"""Several visitors of one browser at a time: each of them mostly waits."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

AT_ONCE = 3
Thing = TypeVar("Thing")
Brought = TypeVar("Brought")


async def together(things: Iterable[Thing], do: Callable[[Thing], Awaitable[Brought]]) -> list[Brought]:
    """What each of them brings, in the order of the things."""
    turn = asyncio.Semaphore(AT_ONCE)

    async def one(thing: Thing) -> Brought:
        async with turn:
            return await do(thing)

    return list(await asyncio.gather(*(one(thing) for thing in things)))
