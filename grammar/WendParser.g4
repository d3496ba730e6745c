/*
 * The grammar of Wend, one declaration at a time: the token filter (syntax.Lines) cuts a script where a line begins a
 * declaration, so that a mistake in one can never swallow the next. Levels of operators are flat loops: a chain of
 * thousands of operands does not deepen the stack.
 */
parser grammar WendParser;

options { tokenVocab = WendLexer; }

// ---- entries

declaration
    : (import_ | timezone | namespace | let | profile | entity | service | event | eventRule | source | audience | step | test | property | surface | message
    | journey | endpoint | webhook | policy) EOF
    ;

onlyPopulation: population EOF;

onlyExpression: expression EOF;

// ---- declarations

import_: IMPORT text;

timezone: TIMEZONE text;

namespace: NAMESPACE name;

let: LET name EQUAL expression;

profile: PROFILE LBRACE separator* (field (separator+ field)* separator*)? RBRACE;

entity: ENTITY name (AS name)? LBRACE separator* (field (separator+ field)* separator*)? RBRACE;

service: SERVICE name (LBRACE separator* (serviceItem (separator+ serviceItem)* separator*)? RBRACE)?;

serviceItem: name COLON text | name name;

event: BUSINESS? EVENT name (identifiedBy | keep)* LBRACE separator* (field (separator+ field)* separator*)? RBRACE;

identifiedBy: IDENTIFIED BY name (EQUAL expression)?;

keep: KEEP amount+;

eventRule: EVENT RULE name EQUAL name (WHERE expression)?;

field: name COLON type mark*;

// `list<` and `map<` stand in a row, so that however many do not deepen the stack; AstBuilder pairs them with `>`.
type: (name LESS)* innerType GREATER*;

innerType
    : name (LPAREN (expression (COMMA expression)*)? RPAREN)?
    | LINK name
    | LBRACE separator* (field (separator+ field)* separator*)? RBRACE
    ;

mark: KEY | IDENTITY name? | DEFAULT expression;

source: SOURCE name COLON name text options_? INTO name sourceBody?;

options_: LPAREN (option (COMMA option)*)? RPAREN;

option: name optionValue (COMMA optionValue)*;

// A soft word is a name here, wherever it stands.
optionValue: text | name | softWord;

sourceBody: LBRACE separator* (sourceItem (separator+ sourceItem)* separator*)? RBRACE;

sourceItem: mapping | skipWhere | mergeBy;

mapping: name (DOT name)* EQUAL expression;

skipWhere: SKIP_ROWS WHERE expression;

mergeBy: MERGE name BY name;

audience: AUDIENCE name EQUAL population;

separator: END | COMMA;

// ---- steps

step: (name EQUAL)? saveAudience | name EQUAL population;

saveAudience: SAVE AUDIENCE name FROM population (CREATE OR UPDATE | UPDATE) (REPLACE | APPEND);

// ---- tests

test: TEST text testBlock;

property: PROPERTY text FOR ALL sought (COMMA sought)* (WHERE expression)? testBlock;

sought: PROFILE name;

testBlock: LBRACE separator* (testStep (separator+ testStep)* separator*)? RBRACE;

testStep
    : PROFILE name given                                       # profileStep
    | PROFILES INT name given                                  # profilesStep
    | AT expression                                            # atStep
    | AFTER expression                                         # afterStep
    | EVENT name (FROM name)? given? (AT expression)?          # eventStep
    | SUBSCRIBE name TO name                                   # subscribeStep
    | UNSUBSCRIBE name FROM name                               # unsubscribeStep
    | MERGE name INTO name                                     # mergeStep
    | ERASE name                                               # eraseStep
    | CHANGE AUDIENCE name LBRACE separator* population separator* RBRACE # changeAudience
    | CHANGE JOURNEY name journeyBody                          # changeJourney
    | CHANGE name name BLOCK                                   # changeStep
    | EVALUATE name                                            # evaluateStep
    | RUN name                                                 # runStep
    | (ACTIVATE | STOP | PAUSE | RESUME) name                  # lifeStep
    | TRIGGER name FOR recipient (COMMA recipient)* (WITH given)? # triggerStep
    | name reaction name text?                                 # reactionStep
    | FAIL name (DOT name)? (FOR name)? (INT TIMES)?           # failStep
    | EXPECT expectation                                       # expectStep
    | BROKEN                                                   # brokenStep
    ;

recipient: name | text;

reaction: OPENS | CLICKS | BOUNCES | UNSUBSCRIBES FROM | COMPLAINS ABOUT;

// Of several values, as a profile or an event has them; a list of objects is none of the expressions.
given: LBRACE separator* (givenField (separator+ givenField)* separator*)? RBRACE;

givenField: (name | text) COLON givenValue;

givenValue
    : given
    | LBRACKET separator* given (separator+ given)* separator* RBRACKET
    | expression
    ;

expectation
    : AUDIENCE name EQUAL LBRACE separator* (name (separator+ name)* separator*)? RBRACE # expectMembers
    | ERROR text LBRACE separator* testStep separator* RBRACE  # expectError
    | name RECEIVED (NOTHING | name (COMMA name)* (INT TIMES)?) # expectReceived
    | name DID NOT RECEIVE name (COMMA name)*                  # expectNotReceived
    | name NOT? IN IN_JOURNEY name                             # expectJourney
    | expression                                               # expectTrue
    ;

// ---- surfaces, messages and services

surface: SURFACE name COLON name settings;

settings: LBRACE separator* (setting (separator+ setting)* separator*)? RBRACE;

setting: name COLON expression;

message: MESSAGE name parameters? ON name LBRACE separator* (messageItem (separator+ messageItem)* separator*)? RBRACE;

parameters: LPAREN (parameter (COMMA parameter)*)? RPAREN;

parameter: name COLON type;

messageItem: setting | TRACK name (COMMA name)*;

endpoint: ENDPOINT name LBRACE separator* (endpointItem (separator+ endpointItem)* separator*)? RBRACE;

endpointItem: setting | actionItem;

actionItem: ACTION name fieldBlock (RETURNS fieldBlock)?;

fieldBlock: LBRACE separator* (field (separator+ field)* separator*)? RBRACE;

webhook: WEBHOOK name settings;

policy: POLICY name LBRACE separator* (policyItem (separator+ policyItem)* separator*)? RBRACE;

policyItem: cap | quiet;

cap: AT MOST INT name? MESSAGES PER (CALENDAR? UNIT | amount+);

quiet: QUIET (HOURS sum TO sum profileZone? | ON name (COMMA name)*);

profileZone: IN_ZONE PROFILE TIME_OF ZONE;

// ---- journeys

journey: JOURNEY name journeyBody;

journeyBody: LBRACE separator* (journeyItem (separator+ journeyItem)* separator*)? RBRACE;

journeyItem: clause | journeyStep;

clause
    : setting                                                  # settingClause
    | FROM sum (UNTIL sum)?                                    # fromClause
    | UNTIL sum                                                # untilClause
    | ENTER entry                                              # enterClause
    | REENTRY (ALWAYS | NEVER | AFTER amount+)                 # reentryClause
    | EXIT WHEN trigger                                        # exitClause
    | TIMEOUT amount+                                          # timeoutClause
    | WHEN PAUSED (HOLD | DROP)                                # pausedClause
    | quiet                                                    # quietClause
    | cap                                                      # capClause
    ;

entry
    : FROM AUDIENCE name BY name schedule? (INCREMENTAL | FORCE REENTRY)? rate? # audienceEntry
    | ON occasion                                              # occasionEntry
    ;

occasion
    : (ENTERING | LEAVING) AUDIENCE name (BY name)?            # changeEntry
    | eventTrigger (FROM AUDIENCE name)? BY name (FOR EACH name)? # eventEntry
    ;

schedule: ONCE (AT sum)? | EVERY amount+ (AT sum)?;

rate: AT MOST INT PER UNIT;

trigger: messageReaction | IN IN_AUDIENCE name | eventTrigger;

messageReaction: CLICKED name text? | (OPENED | DELIVERED | BOUNCED | UNSUBSCRIBED | COMPLAINED) name;

eventTrigger: name (AS name)? (WHERE expression)?;

block: LBRACE separator* (journeyStep (separator+ journeyStep)* separator*)? RBRACE;

journeyStep
    : SEND name sent? retry? (ON FAILURE block)?               # sendStep
    | AWAIT awaited                                            # awaitStep
    | IF expression block (ELSE IF expression block)* (ELSE block)? # ifStep
    | SPLIT RANDOMLY LBRACE separator* (shareBranch (separator+ shareBranch)* separator*)? RBRACE # splitStep
    | WAIT waited                                              # waitStep
    | UPDATE PROFILE assignments                               # updateStep
    | (name EQUAL)? CALL name DOT name settings? callBranch*   # callStep
    | SAVE TO AUDIENCE name                                    # saveStep
    | JUMP TO name                                             # jumpStep
    | EXIT                                                     # exitStep
    | BROKEN                                                   # brokenJourneyStep
    ;

awaited
    : LBRACE separator* (awaitBranch (separator+ awaitBranch)* separator*)? RBRACE # awaitAny
    | trigger (WITHIN amount+)? block? (ELSE block)?           # awaitOne
    ;

waited: UNTIL (NEXT name | sum) (AT sum)? profileZone? | sum;

sent: LPAREN (expression (COMMA expression)*)? RPAREN;

assignments: LBRACE separator* (mapping (separator+ mapping)* separator*)? RBRACE;

retry: RETRY INT TIMES (EVERY amount+)?;

awaitBranch: (trigger | AFTER amount+) ARROW block;

shareBranch: share ARROW block;

callBranch: ON (ERROR | TIMEOUT) block;

// ---- populations

population: populationTerm (setOperator populationTerm)*;

setOperator: UNION | INTERSECT | EXCEPT;

populationTerm
    : SAMPLE share OF populationTerm
    | TOP INT OF populationTerm BY sum (ASCENDING | DESCENDING)?
    | populationPrimary populationTail*
    ;

share: PERCENTAGE | DECIMAL | INT;

populationTail: WHERE expression | WITH columns;

columns: LBRACE separator* (column (separator+ column)* separator*)? RBRACE;

column: name EQUAL expression;

populationPrimary: name | LPAREN population RPAREN | BROKEN;

// ---- expressions, by rising precedence

expression: conjunction (OR conjunction)*;

conjunction: negation (AND negation)*;

negation: NOT* comparison;

comparison: coalesce comparisonTail*;

comparisonTail
    : comparator coalesce ignoringCase?                        # compareTail
    | NOT? textual coalesce ignoringCase?                      # textTail
    | NOT? temporal coalesce                                   # timeTail
    | NOT? BETWEEN coalesce AND coalesce                       # betweenTail
    | NOT? IN (window | postfix ignoringCase?)                 # inTail
    | IS NOT? (MISSING | PRESENT)                              # presenceTail
    ;

// `last 7 days` slides; `last month` is one of the calendar.
window: (LAST | NEXT) (amount+ | UNIT) | THIS UNIT;

comparator: EQUAL | NOT_EQUAL | LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL;

textual: CONTAINS | STARTS WITH | ENDS WITH | MATCHES | LIKE | INTERSECTS | SUBSET OF | SUPERSET OF;

temporal: BEFORE | AFTER | SINCE | ON;

ignoringCase: IGNORING CASE;

coalesce: sum (COALESCE sum)*;

sum: product ((PLUS | MINUS) product)*;

product: unary ((STAR | SLASH | PERCENT) unary)*;

unary: MINUS* postfix;

postfix: primary selector*;

selector: DOT name | LBRACKET expression RBRACKET;

primary
    : literal                                                  # literalPrimary
    | simple                                                   # simplePrimary
    | IF expression THEN expression ELSE expression            # ifThenElse
    | (ANY | ALL | NO) items                                   # quantifier
    | top                                                      # topPrimary
    | IN IN_AUDIENCE name (FOR (AT LEAST)? amount+)?           # inAudience
    | SUBSCRIBED TO name                                       # subscribed
    | UNIT BETWEEN sum AND sum                                 # unitBetween
    | UNIT SINCE LAST list (IN window)? (WHERE expression)?    # sinceLast
    | SEQUENCE LPAREN sequenceStep (THEN sequenceStep)* RPAREN # sequence
    | BROKEN                                                   # broken
    ;

simple
    : name LPAREN arguments? RPAREN                            # call
    | name                                                     # reference
    | LPAREN (expression (COMMA expression)* COMMA?)? RPAREN   # round
    | LBRACKET (expression (COMMA expression)* COMMA?)? RBRACKET # square
    ;

// ---- lists

// A list to go through stands without `any` and `top` of its own, so that only brackets and `where` deepen the stack.
list: simple selector*;

items: (name IN)? (list | top) eventWindow? (WHERE expression)?;

top: TOP INT (name IN)? list eventWindow? (WHERE expression)? BY sum (ASCENDING | DESCENDING)?;

// `o in orders` of `count(o in orders where …)`, and the window of `count(Visit in last 7 days)`, are read as tests;
// ListBuilder takes them for what they are.
arguments: expression (FOR name IN list eventWindow? (WHERE expression)? | WHERE expression | (COMMA expression)+)?;

// Which of some events: those of a stretch of time.
eventWindow: NOT? (IN window | BETWEEN coalesce AND coalesce | temporal coalesce);

sequenceStep: NO? name (AS name)? lapse* (WHERE expression lapse*)?;

lapse: (AFTER | WITHIN) amount+;

literal
    : TRUE
    | FALSE
    | MISSING
    | NOW
    | TODAY
    | text
    | amount+
    | INT
    | DECIMAL
    | PERCENTAGE
    | DATE
    | TIME
    | DATETIME
    ;

amount: INT UNIT;

text: TEXT | BLOCK_TEXT;

name: WORD | QUOTED;

softWord: AS | KEY | IDENTITY | DEFAULT | INTO | UNION | INTERSECT | EXCEPT | CONTAINS | STARTS | ENDS | WITH | MATCHES | LIKE | BETWEEN
    | BEFORE | AFTER | SINCE | ON | IGNORING | CASE | PRESENT | INTERSECTS | SUBSET | SUPERSET | OF | FOR | TOP | BY | ASCENDING
    | DESCENDING | UNIT | WITHIN;
