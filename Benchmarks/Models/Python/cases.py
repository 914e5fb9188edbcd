"""What msgspec encodes and decodes: for each case the type, with the constraints that Starling's model has too."""

from typing import Annotated, Any

import citm
import msgspec
import twitter
from msgspec import Meta


class Person(msgspec.Struct):
    id: int
    name: str
    email: str
    tags: list[str]


class Message(msgspec.Struct):
    id: int
    text: str


class Address(msgspec.Struct):
    street: str
    zip_code: str


class Account(msgspec.Struct):
    id: int
    first_name: str
    last_name: str
    email: str
    password_hash: str
    internal_note: str
    tags: list[str]
    address: Address


class AddressView(msgspec.Struct, rename="camel"):
    street: str
    zip_code: str


class AccountView(msgspec.Struct, rename="camel"):
    id: int
    first_name: str
    last_name: str
    email: str
    tags: list[str]
    address: AddressView


class Item(msgspec.Struct):
    id: Annotated[int, Meta(ge=1)]
    quantity: Annotated[int, Meta(ge=0, le=1000)]
    priority: Annotated[int, Meta(ge=1, le=5)]
    price: Annotated[float, Meta(gt=0)]
    weight: Annotated[float, Meta(gt=0, le=100)]
    sku: Annotated[str, Meta(min_length=4, max_length=16)]
    name: Annotated[str, Meta(min_length=1, max_length=80)]
    tags: Annotated[list[str], Meta(max_length=5)]


# By case: the type that is decoded, and the document that holds it.
CASES = {
    "people": (list[Person], "people"),
    "small": (Message, "small"),
    "accounts": (list[Account], "accounts"),
    "accounts-dto": (list[AccountView], "accounts-view"),
    "accounts-view": (list[AccountView], "accounts-view"),
    "twitter": (twitter.Timeline, "twitter"),
    "citm": (citm.Catalog, "citm"),
    "twitter-any": (Any, "twitter"),
    "citm-any": (Any, "citm"),
    "constrained": (list[Item], "constrained"),
}
