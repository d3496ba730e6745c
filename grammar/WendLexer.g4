lexer grammar WendLexer;

IDENT: [a-zA-Z_] [a-zA-Z_0-9]*;
WS: [ \t\r\n]+ -> channel(HIDDEN);
