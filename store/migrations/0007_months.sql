-- 稍后: when a person wants to hear of a month's card again.
CREATE TABLE postponed (
    person BIGINT NOT NULL REFERENCES person (id),
    card   TEXT   NOT NULL,
    day    TEXT   NOT NULL,
    said   BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (person, card)
);
CREATE INDEX postponed_day ON postponed (day, person) WHERE NOT said;

-- What a person heard unasked on a day, for the budget of the week.
CREATE TABLE spoken (
    person BIGINT NOT NULL REFERENCES person (id),
    day    TEXT   NOT NULL,
    what   TEXT   NOT NULL,
    PRIMARY KEY (person, day, what)
);
