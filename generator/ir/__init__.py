"""What a contract says, as plain frozen data: the only thing that passes from reading to writing.

Names here are the wire's; Python names exist only in `package`. JSON values are held as canonical JSON text, so that
everything is hashable and two equal contracts give equal data.
"""

from generator.ir.api import Api, Fault, Operation, Requests, Tag
from generator.ir.messages import Body, Content, Encoding, Header, Link, Parameter, Response
from generator.ir.pagination import Pagination
from generator.ir.schemas import (
    Anything,
    Choice,
    Constant,
    Declaration,
    Discriminator,
    Enum,
    Facts,
    Json,
    List,
    Map,
    Named,
    Nothing,
    Object,
    Part,
    Property,
    Scalar,
    Schema,
    Type,
)
from generator.ir.security import Flow, Requirement, SecurityScheme
from generator.ir.servers import Server, Variable

__all__ = [
    "Anything",
    "Api",
    "Body",
    "Choice",
    "Constant",
    "Content",
    "Declaration",
    "Discriminator",
    "Encoding",
    "Enum",
    "Facts",
    "Fault",
    "Flow",
    "Header",
    "Json",
    "Link",
    "List",
    "Map",
    "Named",
    "Nothing",
    "Object",
    "Operation",
    "Pagination",
    "Parameter",
    "Part",
    "Property",
    "Requests",
    "Requirement",
    "Response",
    "Scalar",
    "Schema",
    "SecurityScheme",
    "Server",
    "Tag",
    "Type",
    "Variable",
]
