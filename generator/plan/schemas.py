"""Schemas -> classes, enums and aliases of the module `models`, and the type of everything that refers to them."""

from __future__ import annotations

import copy
import json

from generator.config import Config
from generator.frozen import evolve
from generator.ir import (
    Anything,
    Api,
    Choice,
    Constant,
    Declaration,
    Enum,
    List,
    Map,
    Named,
    Nothing,
    Object,
    Property,
    Scalar,
    Schema,
)
from generator.names import MODELS, Scope, class_name, enum_member, identifier, pascal, snake
from generator.package import (
    Absent,
    Alias,
    Annotation,
    Default,
    Doc,
    Entry,
    EnumClass,
    Field,
    Generic,
    Literals,
    Member,
    Model,
    Ref,
    Tagged,
    Value,
    Word,
)
from generator.plan.annotations import (
    ANY,
    CLASSES,
    DECIMAL,
    FILE,
    FORMATS,
    NEVER,
    NUMBER,
    SCALARS,
    UNSET,
    of_constant,
    of_values,
    union,
    values_told,
)
from generator.plan.directions import Directions
from generator.plan.words import about, paragraphs, parts, sentence

# Attributes that every model has.
_MODEL = ("additional_properties", "evolve", "from_dict", "from_json", "to_dict", "to_json")
# Attributes that every enum has.
_ENUM = ("known", "mro", "name", "value")


def _reversed(names: dict[str, str]) -> dict[str, str]:
    return {name: pointer for pointer, name in names.items()}


class Schemas:
    """What a contract declares, and the Python name of each of its schemas."""

    def __init__(self, api: Api, config: Config) -> None:
        self.config = config
        self.declarations = {one.pointer: one for one in api.declarations}
        self.security_schemes = {one.name: one for one in api.security_schemes}
        self.openapi = api.openapi
        self.files: set[str] = set()
        """The pointers of strings that forms send as files."""
        self.names: dict[str, str] = {}
        self.members: dict[str, dict[str, str]] = {}
        scope = Scope(MODELS)
        by_hint: dict[tuple[str, ...], str] = {}
        # Components first: the author chose their names. Sorted: the order of components has no meaning.
        order = sorted(api.declarations, key=lambda one: (not one.component, len(one.hint), one.pointer))
        for one in order:
            preferred = self._preferred(one, by_hint)
            override = config.class_overrides.get(preferred)
            name = scope.claim(override.class_name if override and override.class_name else preferred)
            self.names[one.pointer] = name
            by_hint[one.hint] = name
        self.directions = Directions(api)
        self.is_sent = False
        """Whether this is what requests have of the schemas."""
        requests = {one: scope.claim(f"{self.names[one]}Request") for one in self._sorted(self.directions.split)}
        self.pointers = _reversed(self.names)
        """Python name -> the declaration that has it."""
        self.answers = self.sent = self
        """The same schemas as answers have them, and as requests have them."""
        if self.directions.sent:
            self.sent = copy.copy(self)
            self.sent.is_sent = True
            self.sent.names = self.names | requests
            self.sent.pointers = _reversed(self.sent.names)
            self.sent.sent = self.sent

    def _sorted(self, pointers: frozenset[str]) -> list[str]:
        return sorted(pointers, key=lambda one: self.names[one])

    def views(self, pointer: str) -> tuple[Schemas, ...]:
        """Return what has a class for a declared schema: answers, requests, or both where they differ."""
        if pointer in self.directions.split:
            return self.answers, self.sent
        is_only_sent = pointer in self.directions.sent and pointer not in self.directions.answered
        return (self.sent if is_only_sent else self.answers,)

    def _preferred(self, one: Declaration, by_hint: dict[tuple[str, ...], str]) -> str:
        prefix = self.config.field_prefix
        title = one.schema.facts.title
        if one.component or len(one.hint) == 1:
            return class_name(title or one.hint[0], prefix)
        if title and not self.config.use_path_prefixes_for_title_model_names:
            return class_name(title, prefix)
        words = (*one.hint[:-1], title or one.hint[-1])
        known = next((size for size in range(len(words) - 1, 0, -1) if words[:size] in by_hint), 0)
        head = by_hint[words[:known]] if known else ""
        return class_name(head + "".join(pascal(word) for word in words[known:]), prefix)

    def annotation(self, schema: Schema) -> Annotation:  # noqa: C901, PLR0911, PLR0912 # one return per kind
        """Return the Python type of a schema."""
        match schema.type:
            case Scalar("string", _) if schema.pointer in self.files:
                return FILE
            case Scalar("string", format_):
                return Word(FORMATS.get(format_ or "", "str"))
            case Scalar(kind, _):
                return NUMBER if schema.type == DECIMAL else Word(SCALARS[kind])
            case Constant(value):
                return of_constant(value)
            case List(_, prefix, complete=True):
                return Generic("tuple", tuple(self.annotation(one) for one in prefix))
            case List(items, prefix):
                return Generic("list", (union(*(self.annotation(one) for one in (*prefix, items))),))
            case Map(values):
                return Generic("dict", (Word("str"), self.annotation(values)))
            case Named(target):
                return self.reference(target)
            case Choice():
                return self._choice(schema.type)
            case Anything():
                return ANY
            case Nothing():
                return NEVER
            case Enum(kind, values) if kind not in CLASSES:
                return of_values(values)
            case Object() | Enum():
                return Ref(self.names[schema.pointer])

    def reference(self, target: str) -> Annotation:
        """Return the Python type of a declared schema: its class or alias."""
        return Ref(self.names[target])

    def _choice(self, choice: Choice) -> Annotation:
        options = tuple(dict.fromkeys(self.annotation(one) for one in choice.options))
        told = choice.discriminator
        if told is None:
            return union(*options)
        mapping = tuple((value, self.names[target]) for value, target in told.mapping)
        default = self.names[told.default] if told.default is not None else None
        return Tagged(tuple(one for one in options if one != NEVER), told.property_name, mapping, default)

    def resolved(self, pointer: str) -> Schema:
        """Return the schema that a name stands for in the end."""
        return self.core(self.declarations[pointer].schema)

    def core(self, schema: Schema) -> Schema:
        """Return the schema behind references and choices of one."""
        seen: set[str] = set()
        while True:
            match schema.type:
                case Named(target) if target not in seen:
                    seen.add(target)
                    schema = self.declarations[target].schema
                case Choice((only,)):
                    schema = only
                case _:
                    return schema

    def text(self, schema: Schema) -> str:
        """Return what the contract says of a value, in the words of the schema it names where it says nothing."""
        core = self.core(schema)
        told = about(schema.facts, core.facts.description)
        items = about(core.type.items.facts) if isinstance(core.type, List) and core is schema else ""
        return " ".join(one for one in (told, items, values_told(core)) if one)

    def _is_text(self, schema: Schema, format_: str | None) -> bool:
        return format_ not in FORMATS and schema.pointer not in self.files

    def default(self, schema: Schema) -> Default | None:  # noqa: PLR0911 # one return per kind of type
        """Return a default that can stand in a signature, or None; a list or a time cannot."""
        core = self.core(schema)
        value = schema.facts.default if schema.facts.default is not None else core.facts.default
        if value is None:
            return None
        match core.type:
            case Enum(kind, values) if value in values and kind not in CLASSES:
                return Value(value) if isinstance(json.loads(value), (str, int, float)) else None
            case Enum(_, values) if value in values:
                pointer = core.pointer
                if self.config.literal_enums:
                    return Value(value)
                return Member(self.names[pointer], self.members[pointer][value])
            case Constant(constant) if constant == value and isinstance(json.loads(value), (str, int, float)):
                return Value(value)
            case Scalar("string", format_) if self._is_text(core, format_) and isinstance(json.loads(value), str):
                return Value(value)
            case Scalar("integer" | "number" | "boolean" as kind, _) if core.type != DECIMAL and _fits(kind, value):
                return Value(value)
            case _:
                return None


def _fits(kind: str, value: str) -> bool:
    """Return whether a default is of its schema's type."""
    data = json.loads(value)
    if kind == "boolean":
        return isinstance(data, bool)
    return not isinstance(data, bool) and isinstance(data, int if kind == "integer" else (int, float))


def plan_schemas(
    schemas: Schemas,
) -> tuple[tuple[EnumClass, ...], tuple[Alias, ...], tuple[Model, ...], tuple[Alias, ...]]:
    """Return the enums, the enums that are literals, the models and the aliases, each by name."""
    enums: list[EnumClass] = []
    literals: list[Alias] = []
    aliases: list[Alias] = []
    views = [(view, one) for one in schemas.declarations.values() for view in schemas.views(one.pointer)]
    views.sort(key=lambda pair: pair[0].names[pair[1].pointer])
    for view, one in views:
        enum = isinstance(one.schema.type, Enum) and one.schema.type.kind in CLASSES
        if enum and isinstance(one.schema.type, Enum) and schemas.config.literal_enums:
            literals.append(_literal(view, one, one.schema.type))
        elif enum and isinstance(one.schema.type, Enum):
            enums.append(_enum(view, one, one.schema.type))
        elif not isinstance(one.schema.type, Object):
            aliases.append(_alias(view, one))
    # Models last: their defaults may be members of enums.
    models = [_model(view, one, one.schema.type) for view, one in views if isinstance(one.schema.type, Object)]
    return tuple(enums), tuple(literals), tuple(models), _in_order(aliases)


def _enum(schemas: Schemas, one: Declaration, enum: Enum) -> EnumClass:
    scope = Scope(_ENUM)
    names: dict[str, str] = {}
    for position, value in enumerate(enum.values):
        wish = snake(enum.names[position]).upper() if enum.names else enum_member(json.loads(value), position)
        wish = wish if wish.isidentifier() else f"VALUE_{position}"
        names[value] = scope.claim(wish, f"{wish}_{position}")
    schemas.members[one.pointer] = names
    return EnumClass(
        name=schemas.names[one.pointer],
        kind="OpenEnum" if enum.kind == "string" else "OpenIntEnum",
        doc=_doc(one),
        members=tuple((name, Value(value)) for value, name in names.items()),
        pointer=one.pointer,
    )


def _literal(schemas: Schemas, one: Declaration, enum: Enum) -> Alias:
    # An undocumented value is kept here too, so the type has to say that there may be one.
    kind = Word("str" if enum.kind == "string" else "int")
    annotation = union(Literals(enum.values), kind)
    return Alias(schemas.names[one.pointer], annotation, about(one.schema.facts), recursive=False, pointer=one.pointer)


def _alias(schemas: Schemas, one: Declaration) -> Alias:
    name = schemas.names[one.pointer]
    annotation = schemas.annotation(one.schema)
    return Alias(name, annotation, schemas.text(one.schema), recursive=False, pointer=one.pointer)


def _in_order(aliases: list[Alias]) -> tuple[Alias, ...]:
    """Return aliases such that each stands behind those it needs; those in a circle are marked as recursive."""
    by_name = {one.name: one for one in aliases}
    ordered: dict[str, Alias] = {}
    waiting = dict(by_name)
    while waiting:
        ready = [
            name
            for name, one in waiting.items()
            if not any(isinstance(part, Ref) and part.name in waiting for part in parts(one.annotation))
        ]
        if not ready:
            name, one = next(iter(waiting.items()))
            ready = [name]
            waiting[name] = Alias(one.name, one.annotation, one.text, recursive=True, pointer=one.pointer)
        for name in ready:
            ordered[name] = waiting.pop(name)
    return tuple(ordered.values())


def _model(schemas: Schemas, one: Declaration, object_: Object) -> Model:
    scope = Scope(_MODEL)
    left_out = schemas.directions.left_out(one.pointer, sent=schemas.is_sent)
    kept = (each for each in object_.properties if each.name not in left_out)
    unsent = schemas.directions.unsent(one.pointer)
    fields = tuple(evolve(_field(schemas, scope, each), read_only=each.name in unsent) for each in kept)
    entries = tuple(Entry(each.name, each.text) for each in fields if each.text)
    doc = _doc(one)
    if schemas.is_sent and one.pointer in schemas.directions.split:
        doc = evolve(doc, paragraphs=(*doc.paragraphs, f"What a request has of {schemas.answers.names[one.pointer]}."))
    if entries and not schemas.config.docstrings_on_attributes:
        doc = Doc(doc.summary, doc.paragraphs, (("Attributes", entries),))
    return Model(
        name=schemas.names[one.pointer],
        doc=doc,
        fields=fields,
        extra=schemas.annotation(object_.extra) if object_.extra is not None else None,
        pointer=one.pointer,
        left_out=tuple(each.schema.pointer for each in object_.properties if each.name in left_out),
        exact=schemas.directions.is_exact(one.schema),
    )


def _field(schemas: Schemas, scope: Scope, one: Property) -> Field:
    wish = identifier(one.name, schemas.config.field_prefix)
    name = scope.claim(wish, f"{wish}_")
    annotation = schemas.annotation(one.schema)
    default = schemas.default(one.schema)
    if isinstance(annotation, Literals) and isinstance(one.schema.type, Constant) and one.required and default is None:
        # There is only one value that it can have.
        default = Value(one.schema.type.value)
    if not one.required:
        annotation, default = union(annotation, UNSET), default or Absent()
    return Field(name, one.name, annotation, default, schemas.text(one.schema), one.schema.pointer)


def _doc(one: Declaration) -> Doc:
    told = paragraphs(about(one.schema.facts)) or (f"The schema {' '.join(one.hint)}.",)
    body = paragraphs(one.schema.facts.description)
    if len(body) > 1:
        return Doc(sentence(body[0]), body[1:])
    return Doc(told[0], told[1:])
