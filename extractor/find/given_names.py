"""Given names of many countries: a first word from here with a plain second word is a person.

Left out are those that companies are named by as often (Wellington, Mercedes, Sterling).
"""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """
    Aaliyah Aaron Abdel Abdelaziz Abdul Abdulaziz Abdulla Abdullah Abdulrahman Abigail Abimbola Achim Adam Adebayo Adekunle Adel
    Adele Adelheid Aditya Adrian Adriana Adriano Adrien Afonso Agnes Agneta Agnès Agnieszka Aguinaldo Agustín Ahmad Ahmed Aidan Cody Aiko
    Aisha Ajay Akash Akihiko Akira Akram Alain Alan Alasdair Alastair Alban Albert Alberto Alec Aled Alejandra Alejandro Aleksandr
    Aleksey Alessandra Alessandro Alessia Alex Alexander Alexandra Alexandre Alexei Alexis Alfonso Alfred Alfredo Ali Alice Alicia
    Aliko Alison Alistair Allan Allen Alok Althea Alvaro Alvin Amaka Amanda Amber Amelia Amélie Amin Amina Amir Amit Amos Amparo Amr
    Amy Ana Anaïs Ananda Ananya Anatoly Anders Andre Andrea Andreas Andrei Andres Andrew Andrés Andriy Andrzej Andy Angela Anh Anil
    Anish Anita Aníbal Anja Anjali Anke Ankit Ankur Ann Anna Annabel Annalise Anne Annegret Anneke Annette Annika Anthony Antoine
    Antoinette Antonella Antonio António Antônio Anupam Anurag Anutin Anwar Aparna Archie Ariana Arianna Arief Arjun Arlene Armando
    Armin Arnaud Arne Arnie Arnold Arron Artem Arthur Arturo Arun Arvid Arvind Ashish Ashley Ashok Ashwin Astrid Atsushi Atul Aude
    Audrey Augustin Aung Aurélie Aurélien Ava Ayman Ayodele Ayrton Ayşe Ayumi Aziz Azlan Azman Álvaro Ángel Ángeles Åsa Badr Bambang
    Barack Barbara Barry Bart Bartosz Bashar Bassem Beatrice Beatriz Becky Begoña Belinda Ben Benedetta Bengt Benigno Benjamin Benny
    Benoit Benoît Bente Bernadette Bernard Bernardo Bernd Bernice Bert Bertha Bertrand Bess Beth Betsy Bettany Bettina Betty
    Betty-Ann Bev Beverley Beverly Bhavish Bilal Bill Billy Bingbing Binh Birgit Birgitta Bjarne Bjorn Björn Blanca Bob Bobby
    Boediono Bogdan Bola Bongbong Bonnie Boris Brad Bradley Bram Brandon Brenda Brendan Brenton Brett Brian Bridget Brigid Britta
    Bronwyn Brooke Bruce Bruno Bryan Budi Burak Byung Børge Caio Caitlin Callum Calum Cameron Camilla Camille Candace Carey Carina
    Carl Carla Carlo Carlos Carlota Carly Carmel Carmen Carol Caroline Carolyn Carrie Carsten Cary Casey Cassandra Catherine Cathy
    Cássio Cecil Cecilia Cedric Cees Celia Cesar Cédric Célia Céline César Charles Charlie Charlotte Chen Cheol Cherie Cheryl Chetan
    Chiara Chidi Chika Chinedu Chioma Chloé Chris Christa Christelle Christer Christian Christina Christine Christoph Christophe
    Christopher Chukwuma Cindy Cinzia Claire Clara Clare Claude Claudia Claudio Cláudia Cláudio Clemens Clement Clémence Clément
    Cliff Clifford Clint Clive Coen Colette Colin Colleen Colm Connor Conor Constance Cora Corey Corinne Cormac Cornelia Corrado
    Courtney Craig Cristiano Cristina Cristóbal Curtis Cynthia Cyril Daan Daichi Daisuke Dale Damian Damien Damon Dan Dana Daniel
    Daniela Daniele Danielle Danny Daphne Darcy Dariusz Darlene Darrell Darren Darryl Daryl Dave Davi David Davina Dean Deb Debbie
    Deborah Debra Declan Deepak Deirdre Della Delores Delphine Delroy Denis Denise Dennis Denny Denys Derek Dermot Desiree Desmond
    Detlef Devin Dewi Diana Diane Dick Didier Diego Dieter Dina Dinesh Diogo Dirk Dirk-Jan Djoko Dmitri Dmitry Dom Domenico Dominic
    Don Donald Donatella Donna Donovan Dora Doreen Dorian Doris Dorothy Doug Dougal Douglas Drew Duane Duarte Duc Dudley Duncan Dung
    Dustin Dwayne Dwi Dwight Dylan Eamon Eamonn Earl Ebrahim Eckart Ed Eddie Eddy Edgar Edith Edna Edoardo Edouard Edson Eduarda
    Eduardo Edward Edwin Edwina Eelco Eiji Eileen Einar Eirik Ekaterina Elaine Eleanor Elena Eleni Eli Elijah Elin Elisabet
    Elisabetta Elise Elizabeth Elke Ella Ellen Ellie Elon Elsie Elske Elton Emad Emanuele Emeka Emer Emil Emiliano Emilio Emily Emma
    Emmanuel Emmanuelle Emre Engin Enrique Eoghan Eoin Erdal Eric Erica Erich Erik Ernest Ernesto Ernie Ernst Errol Esme Espen Essam
    Esteban Estelle Ester Esther Ethan Ethel Etienne Eugene Eugenia Eugenie Eugenio Eun Eva Evan Eve Evelyn Evgeny Ewan Édouard
    Élisabeth Élodie Étienne Fabien Fabio Fabrice Fabrizio Fadi Fadillah Fahad Fahd Faisal Farah Farid Farouk Fatih Fatima Fatma
    Fawzi Fay Faye Fábio Fátima Federica Federico Felipe Felisa Felix Felícia Femi Femke Ferdinand Ferdinando Fergal Fergus Fermín
    Fernanda Fernando Ferry Filippo Finbar Finlay Fiona Flávio Florence Florent Folake Fran Frances Francesca Francesco Francis
    Francisca Francisco François Frank Frankie Franz Franziska Fred Freda Freddie Frederic Frederick Fredrik Freya Frédéric
    Friederike Friedrich Frits Fritz Frode Fumio Gabe Gabriel Gabriela Gabriele Gabriella Gaby Gaël Gail Gareth Garrett Gary Gaurav
    Gautam Gavin Gaynor Geena Geert Geir Gemma Gene Genevieve Geneviève Gennady Gennaro Geoff Geoffrey Geoffroy Georg George
    Georgina Geraint Gerald Geraldine Geraldo Gerard Gerardo Gerd Gerhard Germaine Germán Gerrit Gerry Getúlio Gérard Ghassan
    Ghislain Giacomo Giada Giancarlo Gianluca Gianluigi Gianmarco Gianni Gianpaolo Gijs Gilbert Gilberto Giles Gilles Gillian Gilson
    Gina Gino Giorgio Giovanni Girish Gisela Giulia Giuliano Giulio Giuseppe Glen Glenda Glenn Glenys Gloria Godwin Gonzalo Gordon
    Gökhan Göran Gösta Grace Graciela Graeme Graham Grant Greg Gregor Gregory Greta Gretchen Grégoire Grigory Grzegorz Guido
    Guilherme Guillaume Guillermo Gunilla Gunnar Gunter Gustavo Guy Gülay Günter Günther Gwen Gwyneth Habib Habil Hae Hafiz Haitham
    Haiyan Hajime Hakan Hala Halvor Hamad Hamdan Hamish Hamza Hanan Hani Hanna Hannah Hannes Hanno Hans Hans-Peter Hao Harish Harold
    Harriet Harry Hartmut Haruhiko Haruka Harvey Hassan Hattie Hayden Hayley Hazem Håkan Heather Hector Hege Heidi Heike Heiko
    Heiner Heinrich Heitor Helder Helen Helena Helga Helge Helmut Hemant Hendra Hendrik Henk Henri Henrik Henrique Henry Herbert
    Herman Hernando Hernán Hervé Hesham Héctor Hélène Hélio Hideki Hideo Hieu Hilary Hilda Hilde Hillary Hiroaki Hiroki Hiroshi
    Hisham Hitoshi Hoang Holger Holly Horacio Horst Hortense Hossam Howard Huateng Hubert Huda Hugh Hugo Humberto Humphrey Hung
    Huong Hussain Hussein Huy Hüseyin Hyuk Hyun Ian Iara Ibrahim Ichiro Ifeanyi Ignacio Igor Ihor Ije Ijeoma Ilaria Ilse Ilya Imelda
    Imogen Imran Ineke Ines Inés Inge Ingo Ingrid Ingvar Irene Irina Irma Irwan Irwin Isaac Isabel Isabella Isabelle Isaiah Isidro
    Isla Ismael Ismail Isobel Ivan Iván Ivo Ivor Íñigo İbrahim Jaap Jaber Jacek Jacinda Jacinto Jack Jackie Jacob Jacqueline Jacques
    Jacqui Jae Jaehyun Jagdish Jaime Jair Jake Jamal James Jamie Jan Jan-Erik Jan-Willem Jane Janelle Janet Janette Janice Janine
    Jared Jarl Jarosław Jarrod Jasmin Jasmine Jason Jassim Javier Jay Jayne Jean Jean-Claude Jean-François Jean-Louis Jean-Luc
    Jean-Marc Jean-Marie Jean-Michel Jean-Paul Jean-Pierre Jeanette Jeanne Jeff Jeffery Jeffrey Jemima Jen Jenna Jennifer Jenny Jens
    Jeremy Jermaine Jeroen Jerome Jerónimo Jerry Jesper Jess Jesse Jessica Jesús Jérôme Jianguo Jianlin Jie Jihoon Jill Jillian Jim
    Jimmy Jiro Jo Joachim Joan Joana Joanna Joanne Joaquim Joaquin Joaquín João Jocelyn Jochen Jodi Jodie Joe Joel Joey Joël Johan
    Johannes John Johnathan Johnny Joko Jomo Jon Jonas Jonathan Joni Jonny Joon Joost Jordan Jorge Jorgen Joris Jos Jose Josef
    Josefa Joseph Josephine José Josh Joshua Josie Josué Joyce Jörg Juan Juana Juanita Judi Judith Judy Julia Julian Juliana Julián
    Julie Julien Juliette Julio Jun Jung Junichi Jurgen Justin Justine Jutta Júlia Júlio Jürgen Jørgen Kai Kai-Uwe Kanit Kaori Karan
    Kareem Karen Karim Karin Karina Karl Karl-Heinz Karsten Kasper Katarina Katarzyna Kate Kate-Lyn Katharine Katherine Kathie
    Kathleen Kathrin Kathryn Kathy Katie Katja Katrin Katrina Katsuhiko Katy Kavita Kayla Kazuhiko Kazuhiro Kazuki Kazuo Kåre Kees
    Keiichi Keiji Keiko Keira Keith Kellie Kelly Kelvin Kemal Ken Kendra Kenichi Kenji Kenneth Kenny Kent Kenta Keri Kerri Kerry
    Kerstin Kevin Khaled Khalid Khalifa Kieran Kim Kimberley Kimberly Kira Kirill Kirk Kirsten Kirsty Kitty Kiyoshi Kjell Kjetil
    Klaas Klaus Knut Koen Kofi Koichi Koji Konstantin Kosuke Kris Krista Kristen Kristi Kristian Kristie Kristin Kristina Kristine
    Kristy Krzysztof Kumar Kunal Kurt Kwame Kwasi Kwesi Kyle Kyung Lachlan Laila Lalit Lance Larissa Larry Lars Lasse Laura Lauren
    Laurence Laurent Laurie Lawrence Lawrie Layla Leah Leanne Lee Leighton Lena Lennart Lenny Leo Leon Leona Leonard Leonor Leroy
    Leslie Leslie-Ann Leticia Letizia Letícia Levent Lex Léa Li Liam Libby Lieke Lila Lillian Lily Lina Linda Lindiwe Lindsay
    Lindsey Ling Linh Linnea Lionel Lisa Liu Liz Liza Lizzie Lloyd Lodewijk Lois Loïc Loredana Loren Lorena Lorenzo Loretta Lori
    Lorna Lorraine Lothar Lottie Louie Louis Louise Lourdes Luc Luca Lucas Lucia Luciana Luciano Lucie Lucille Lucinda Lucía Lucy
    Ludovic Ludovica Luella Luhut Luigi Luis Luisa Luiz Luiza Luís Luke Luzia Lúcia Lynda Lyndon Lyndsay Lynn Lynne Lyudmila Maarten
    Mabel Maciej Maddie Madeleine Madeline Madhav Mads Maeve Maël Magda Magdalena Maggie Magnus Maha Mahathir Mahesh Mahmoud Mairead
    Majed Majid Makoto Maksim Malcolm Malin Manabu Mandla Mandy Manfred Manish Manny Manoel Manoj Manon Mansour Manuel Manuela Marc
    Marc-Antoine Marcel Marcela Marcello Marcelo Marcia Marcin Marcílio Marco Marcus Marcy Marek Margaret Margherita Margo Margot
    Marguerite Maria Mariam Marian Mariana Mariangela Marianne Mariano Marie Marie-Claire Marieke Marijn Marilyn Mario Marion Marisa
    Marissa Marit Marília Marjolein Marjorie Mark Mark-Jan Markus Marla Marlene Marloes Marlon Marsha Marta Marte Martha Martin
    Martina Martine Martín Marty Marvin Mary Maryam Masaaki Masahiro Masaki Masako Masaru Masato Masayoshi Massimiliano Massimo
    Mateus Mateusz Mathew Mathias Mathieu Mathilde Matías Mats Matt Matteo Matthäus Matthew Matthias Matti Mattia Maud Maude Maureen
    Maurice Mauricio Maurizio Maurício Mauro Mavis Max Maxim Maxime Maximilian Maxine Małgorzata Márcia Márcio Mário Meera Meg Megan
    Megawati Meghan Mehmet Mei Melanie Melinda Melissa Melvin Menno Meredith Merel Merv Meryl Mette Mélanie Mia Micah Michael
    Michaela Michał Michel Michela Michele Michelle Michiel Michiko Mickey Miguel Mikael Mike Mikhail Mikko Mildred Millie Mindy
    Minh Minho Minji Minnie Minoru Miranda Mireille Miriam Mirko Mitch Mitsuru Moacir Mohamad Mohamed Mohammad Mohammed Mohan Mohsen
    Moira Molly Mona Monica Monika Monique Monty Moray Mort Morten Moshe Mónica Mpho Muhammad Muhannad Muhyiddin Mukesh Munir Murali
    Murat Muriel Murilo Mustafa Mykola Myles Myron Myung Nabil Nader Nadezhda Nadège Nadia Nadine Naguib Naif Najib Nancy Naoki
    Naoko Naomi Naoto Narendra Naresh Nasser Natalia Natalie Natalya Natasha Nate Nathalie Nathan Naveen Nayef Nazir Neha Neide Neil
    Nellie Nelson Nerys Nessa Neville Ngozi Nguyen Nhat Niall Niamh Nicholas Nick Nicky Nicola Nicolas Nicolás Nicole Nicoletta
    Nicolò Niels Nigel Nikhil Niki Nikita Nikki Niklas Nikolai Nikolas Nils Nina Ning Niran Nirmala Nitin Nkosana Noah Nobuyuki Noel
    Noelia Noël Norbert Noreen Noriko Norman Noura Nuno Nuria Octavio Odette Odile Oksana Olaf Olav Ole Oleg Oleh Oleksandr Oleksiy
    Olena Olga Oliver Olivia Olivier Ollie Olof Olu Olufemi Olusegun Olusola Omar Onur Oonagh Ophelia Orhan Orla Ornella Orson Osama
    Osamu Oscar Oskar Oswald Otávio Othman Ottavio Ottmar Otto Owen Óscar Özgür Pablo Padraig Pamela Pankaj Paolo Parag Pascal
    Pascale Pat Patrice Patricia Patrick Patrik Patrícia Patsy Patti Patty Paul Paula Pauline Paulo Pavel Pavlo Paweł Pedro Peggy
    Pekka Penelope Peng Penny Per Percy Pernille Peter Petr Petter Phil Philip Philippa Philippe Philippine Phillip Phoebe Phuong
    Phuti Phyllis Pia Pichai Pierluigi Piero Pierre Pierre-Yves Pieter Pietro Piotr Piyush Pooja Portia Prabowo Pramod Prasad
    Prashant Pratik Prayut Priscila Priya Przemysław Putri Qiang Qing Quang Quentin Quinn Rachel Rafael Rafaela Rafał Raffaele
    Raffaella Rafizi Ragnar Rahul Raimundo Rainer Rajan Rajat Rajeev Rajesh Rajiv Rakesh Ralf Ralph Ralston Ramesh Rami Ramiro Ramon
    Ramona Ramón Rana Randall Randolph Randy Rania Raphael Raphaël Raquel Rashed Rashid Rashmi Rasmus Raul Raúl Ravi Ray Raymond
    Raymond-Jean Rebeca Rebecca Recep Reece Reem Reginald Reinaldo Reiner Reinhard Reinier Rena Renan Renata Renate Renato Renaud
    Rene Renee René Rens Reuben Régis Rémi Rémy Rhiannon Rhona Rhonda Rhys Riad Ricardo Riccardo Richard Rick Ricky Riley Rinat Rita
    Ritesh Robbie Robert Roberta Roberto Robin Robyn Rocío Roddy Roderick Rodney Rodolfo Rodrigo Rogelio Roger Rogério Rohan Rohit
    Roland Romain Roman Ron Ronald Ronaldo Rosa Rosalind Rosamund Rosanna Roscoe Rose Rosie Roslyn Ross Rossella Rowena Roxanne Roy
    Ruben Rubén Rudolf Ruggero Rui Rupert Ruslan Russ Ruth Ruud Rüdiger Ryan Ryo Ryosuke Ryuichi Saad Sabine Sabrina Sachin Sadie
    Saeed Saleh Salem Salim Sallie Sally Salman Salvatore Sam Samantha Sameer Samer Sami Samir Samuel Samuele Sanae Sandeep Sandra
    Sandrine Sangeeta Sanjay Sanjeev Santosh Sara Sarah Saskia Satish Satoru Satoshi Sattam Satya Saul Saúl Scott Sean Sebastian
    Sebastián Sebastien Seiji Selena Selim Selina Selma Seong Serena Sergei Sergey Sergio Serhiy Seth Seung Sébastien Ségolène
    Sérgio Shane Shannon Sharon Sharron Shashi Shaun Shawn Sheikha Sheila Shelby Sheldon Shelley Shelly Sheri Sherri Shigeki Shigeru
    Shinichi Shinji Shinya Shinzo Shirley Shoichi Shota Shreya Shufu Shunichi Sian Siân Siddharth Sidney Sigit Sigmar Signe Sigrid
    Sigurd Silke Silvia Silvio Simeon Simon Simona Simone Simón Sinan Sinead Sinéad Siobhan Siphiwe Sipho Siti Sizwe Sílvia Sílvio
    Sjoerd Sneha Sofía Solveig Somchai Sonia Sonny Sonya Soo Sophia Sophie Sônia Sören Srettha Srinivas Stacey Stacy Staffan
    Stanislav Stefan Stefania Stefano Steffen Stella Steph Stephan Stephane Stephanie Stephen Steve Steven Steven-Jan Stewart
    Stéphane Stéphanie Stuart Sture Subhash Sudhir Sue Suhail Suharto Sumit Sundar Sunghoon Sunil Sunita Supachai Suphajee Suresh
    Susan Susana Susann Susanne Susie Susilo Susumu Suzanna Suzanne Suzy Svein Sven Sverre Svetlana Swati Sybil Sydney-Ann Sylvain
    Sylvia Sylvie Søren Sławomir Taavet Tabitha Tadashi Taichi Tainá Takahiro Takao Takashi Takayuki Takeshi Takuya Tamara Tamer
    Tammy Tamsin Tania Tanya Tapio Tara Taras Tarcísio Tarek Tariq Taro Tasha Tatiana Tatsuya Tayyip Tânia Ted Tegan Temitope Tendai
    Tengku Teodoro Teresa Teresita Terje Terry Tessa Tetsuya Teun Thabo Thaddeus Thaksin Thanh Thea Thelma Themba Theodore Theresa
    Thi Thiago Thibault Thibaut Thierry Thijs Thilo Thomas Thorbjørn Thorsten Thulani Thuy Tiago Tillie Tim Timmy Timo Timothy Tina
    Tjeerd Tobias Toby Todd Tolga Tom Tomas Tomasz Tomás Tommaso Tommi Tommy Tomohiro Tomoko Toni Toni-Ann Tony Tonya Tor Torben
    Torbjörn Tore Torgeir Torsten Toshiaki Toshihiro Toshio Toshiro Tove Tracy Trang Trevor Tricia Trina Trish Trisha Tristan Trond
    Trudy Trung Trygve Tsuyoshi Tuan Tunde Tung Turki Tyler Tyrone Uche Udo Ufuk Ugo Ulf Ulrich Ulrike Umberto Umesh Umut Ursula Uta
    Uwe Vadim Valentina Valentín Valeria Valerie Valerio Valérie Valter Vandana Vanderlei Vanessa Varun Vasily Veit Velma Venkat
    Vera Verity Vernon Veronica Verónica Véronique Viacheslav Vicente Vicki Vickie Vicky Victor Vidar Vijay Vikas Vikki Vikram
    Viktor Vinay Vincent Vincenzo Vineet Vinh Vinícius Vinod Vipul Virginie Vishal Vitaly Vitor Vittorio Vivek Vivian Vivien
    Vivienne Vladimir Volker Volkmar Volodymyr Vyacheslav Waleed Walid Wally Walter Walther Wang Wangari Wanjiku Warren Wayne Wei
    Weiwei Wendell Wendy Werner Wesley Wiebe Wiebke Wilbur Wilfred Wilhelm Willa Willard Willem William Willie Wilma Wim Winfried
    Winifred Winnie Wojciech Wolfgang Woo Wopke Wouter Wyatt Xander Xavier Xi Xia Xiao Xiaoming Ximena Xuan Yahya Yan Yana Yanjun
    Yann Yannick Yaroslav Yasemin Yasir Yasser Yasuhiro Yasuo Yaw Yazeed Yemi Yevgeny Ylva Yoko Yolanda Yoshiaki Yoshihide Yoshihiro
    Yoshiki Yoshinori Yoshio Yosuke Yousef Youssef Yue Yuichi Yuji Yuki Yukio Yuko Yulia Yumi Yuri Yuriy Yusril Yusuf Yusuke Yutaka
    Yves Yvette Yvonne Zac Zach Zachary Zack Zafrul Zaid Zainab Zanele Zbigniew Zeina Zeynep Zhang Zheng Zhi Zhiming Zhong Ziad
    Zodwa Zoë Zoya
    """.split()
)

# Family names that stand first, as in China and Vietnam; those that companies begin with as often are left out (Li, Sun, Tang).
FAMILY_NAMES = frozenset(
    "Zhou Zhang Wang Liu Huang Zhao Zhu Guo Luo Zheng Xie Deng Cao Peng Zeng Xiao Cai Zhong Jiang Shen "
    "Xu Wu Ren Meng Qin Hou Shao Cui Qiu Nguyen Tran Pham Hoang".split()
)
