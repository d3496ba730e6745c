/*
 * The words and signs of Wend. Soft words come out of here as WORD; the token filter (syntax.Lines) then gives those of
 * them that stand where an operator, a unit or the beginning of a declaration stands the types listed under `tokens`.
 */
lexer grammar WendLexer;

tokens {
    // put in by the token filter
    END, BROKEN,
    // words that begin a declaration
    IMPORT, TIMEZONE, NAMESPACE, LET, PROFILE, ENTITY, SERVICE, SOURCE, AUDIENCE, TEST, PROPERTY, EVENT, BUSINESS, RULE,
    // words of a step
    SAVE, FROM, CREATE, UPDATE, REPLACE, APPEND,
    // words that begin a step of a test
    PROFILES, AT, ACTIVATE, STOP, PAUSE, RESUME, RUN, TRIGGER, CHANGE, SUBSCRIBE, UNSUBSCRIBE, ERASE, FAIL, EVALUATE,
    EXPECT,
    // other words of such a step
    OPENS, CLICKS, BOUNCES, UNSUBSCRIBES, COMPLAINS, ABOUT, ERROR, RECEIVED, DID, RECEIVE, NOTHING, TIMES, IN_JOURNEY,
    // a block that is kept as it is written
    BLOCK,
    // journeys and messages: what begins a declaration, a clause or a step
    SURFACE, MESSAGE, JOURNEY, ENDPOINT, WEBHOOK, POLICY, TRACK, ACTION, ENTER, UNTIL, REENTRY, EXIT, TIMEOUT, WHEN, QUIET, SEND,
    AWAIT, SPLIT, WAIT, CALL, JUMP,
    // other words of journeys
    OPENED, CLICKED, DELIVERED, BOUNCED, UNSUBSCRIBED, COMPLAINED, ENTERING, LEAVING, ONCE, EVERY, INCREMENTAL, FORCE, MOST, PER,
    EACH, ALWAYS, NEVER, PAUSED, HOLD, DROP, HOURS, MESSAGES, CALENDAR, RETRY, FAILURE, RANDOMLY, RETURNS, IN_ZONE, TIME_OF, ZONE,
    // words of a declaration
    INTO, AS, LINK, KEY, IDENTITY, DEFAULT, SKIP_ROWS, MERGE, IDENTIFIED, KEEP,
    // operators
    BETWEEN, BEFORE, AFTER, SINCE, ON, CONTAINS, STARTS, ENDS, WITH, MATCHES, LIKE, IGNORING, CASE, PRESENT,
    IN_AUDIENCE, LEAST, SUBSCRIBED, TO, UNION, INTERSECT, EXCEPT, SAMPLE,
    // lists
    INTERSECTS, SUBSET, SUPERSET, OF, FOR, TOP, BY, ASCENDING, DESCENDING,
    // sequences of events
    SEQUENCE, WITHIN,
    // windows of time
    LAST, THIS, NEXT,
    UNIT
}

// ---- reserved words

AND: 'and';
OR: 'or';
NOT: 'not';
IF: 'if';
THEN: 'then';
ELSE: 'else';
TRUE: 'true';
FALSE: 'false';
WHERE: 'where';
IN: 'in';
IS: 'is';
ANY: 'any';
NO: 'no';
ALL: 'all';
NOW: 'now';
TODAY: 'today';
MISSING: 'missing';

// ---- names

WORD: LETTER PART*;
QUOTED: '`' ~[`\r\n]+ '`';
OPEN_QUOTED: '`' ~[`\r\n]*;

fragment LETTER: [\p{L}_];
fragment PART: [\p{L}\p{M}\p{Nd}_];

// ---- dates and numbers

DATETIME: YMD 'T' HM ('Z' | [+\-] D D ':' D D)?;
DATE: YMD;
TIME: HM;
PERCENTAGE: DIGITS ('.' DIGITS)? '%';
DECIMAL: DIGITS '.' DIGITS;
INT: DIGITS;
BAD_NUMBER: [0-9] [0-9_]* ('.' [0-9_]+)? (LETTER PART*)? | '.' [0-9] PART*;

fragment D: [0-9];
fragment YMD: D D D D '-' D D '-' D D;
fragment HM: D D ':' D D (':' D D ('.' D+)?)?;
fragment DIGITS: D+ ('_' D+)*;

// ---- texts

BLOCK_TEXT: '"""' ('\\' . | ~'\\')*? '"""';
OPEN_BLOCK: '"""';
// A text of a message may hold expressions, and these texts of their own.
TEXT: '"' (ESCAPE | ~["\\\r\n{] | '{' | '{{' ('"' (ESCAPE | ~["\\\r\n])* '"' | ~["{}\r\n])* '}}')* '"';
OPEN_TEXT: '"' (ESCAPE | ~["\\\r\n])* '\\'?;
SINGLE_TEXT: '\'' (ESCAPE | ~['\\\r\n])* '\'';
CURLY_TEXT: ('\u201C' | '\u201D' | '\u201E') ~["\u201C\u201D\r\n]* ('\u201C' | '\u201D' | '"')
    | ('\u2018' | '\u2019') ~[\u2018\u2019\r\n]* ('\u2018' | '\u2019');

fragment ESCAPE: '\\' ~[\r\n];

// ---- signs

LBRACE: '{';
RBRACE: '}';
LPAREN: '(';
RPAREN: ')';
LBRACKET: '[';
RBRACKET: ']';
COMMA: ',';
COLON: ':';
DOT: '.';
ARROW: '=>';
EQUAL: '=';
NOT_EQUAL: '!=';
LESS: '<';
LESS_OR_EQUAL: '<=';
GREATER: '>';
GREATER_OR_EQUAL: '>=';
COALESCE: '?:';
PLUS: '+';
MINUS: '-';
STAR: '*';
SLASH: '/';
PERCENT: '%';

// Signs of other languages: recognised so that a message can say what to write instead (syntax.Habit).
HABIT: '==' | '===' | '!==' | '&&' | '&' | '||' | '|' | '!' | '<>' | '\u2260' | '\u2264' | '\u2265' | '=<' | '=!' | ':='
    | '=~' | '??' | '?' | ';' | '#' | '\u00D7' | '\u00F7' | '\u2212';

// ---- between the words

DOC: '///' ~[\n]* -> channel(HIDDEN);
COMMENT: '//' ~[\n]* -> channel(HIDDEN);
BLOCK_COMMENT: '/*' .*? '*/' -> channel(HIDDEN);
OPEN_COMMENT: '/*';
SPACE: [\p{Z}\t\r\n\f\uFEFF]+ -> skip;

OTHER: .;
