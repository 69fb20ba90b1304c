lexer grammar AblateLexer;

IMPORT : 'import' ;
EXPERIMENT : 'experiment' ;
MODEL : 'model' ;
BLOCK : 'block' ;
LET : 'let' ;
IN : 'in' ;
BASELINE : 'baseline' ;
VARIANT : 'variant' ;
WITHOUT : 'without' ;
WHERE : 'where' ;
REPORT : 'report' ;
REPEAT : 'repeat' ;
FOR : 'for' ;
IF : 'if' ;
ELSE : 'else' ;
THEN : 'then' ;
RESIDUAL : 'residual' ;
SHORTCUT : 'shortcut' ;
PARALLEL : 'parallel' ;
AND : 'and' ;
OR : 'or' ;
NOT : 'not' ;
OFF : 'off' ;
STEP : 'step' ;
TRUE : 'true' ;
FALSE : 'false' ;
NONE : 'none' ;

LBRACE : '{' ;
RBRACE : '}' ;
LPAREN : '(' ;
RPAREN : ')' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
COMMA : ',' ;
SEMICOLON : ';' ;
RANGE : '..' ;
DOT : '.' ;
ASSIGN : '=' ;
EQUAL : '==' ;
NOT_EQUAL : '!=' ;
LESS_OR_EQUAL : '<=' ;
LESS : '<' ;
GREATER_OR_EQUAL : '>=' ;
GREATER : '>' ;
PLUS : '+' ;
MINUS : '-' ;
POWER : '**' ;
TIMES : '*' ;
FLOOR_DIVIDE : '//' ;
DIVIDE : '/' ;
REMAINDER : '%' ;

INT : DIGITS ;
REAL : DIGITS '.' DIGITS EXPONENT? | DIGITS EXPONENT ;
DURATION
  : DIGITS 'h' (DIGITS 'm')? (DIGITS 's')?
  | DIGITS 'm' (DIGITS 's')?
  | DIGITS 's'
  ;
STRING : '"' STRING_CHARACTER* '"' ;

// What Python users type: words of the grammar, so that each is refused with the spelling to use.
PYTHON_WORD : 'True' | 'False' | 'None' ;
PYTHON_STRING : '\'' (~['\\\r\n] | '\\' ~[\r\n])* '\'' ;

NAME : LETTER (LETTER | DIGIT)* ;

// The longest match wins, so '10seed' is one bad number; '5.' stays two tokens because of '1..5'.
BAD_NUMBER
  : '.'? DIGIT (LETTER | DIGIT)* ('.' (LETTER | DIGIT)+)* ([eE] [+-] (LETTER | DIGIT)+)?
  ;
UNCLOSED_STRING : '"' STRING_CHARACTER* '\\'? ;

COMMENT : '#' ~[\r\n]* -> channel(HIDDEN) ;
SPACE : [ \t\r\n]+ -> skip ;
UNKNOWN : . ;

fragment LETTER : [\p{L}_] ;
fragment DIGIT : [0-9] ;
fragment DIGITS : DIGIT+ ('_' DIGIT+)* ;
fragment EXPONENT : [eE] [+-]? DIGITS ;
fragment STRING_CHARACTER : ~["\\\r\n] | '\\' ~[\r\n] ;
